/** What stands between a vector and the third party. */
export type Level =
  | 'none'
  | 'marked'
  | 'guard'
  | 'strict-header'
  | 'strict-static'
  | 'vanilla-cookieconsent'
  | 'klaro'

export const OURS: Level[] = ['marked', 'guard', 'strict-header', 'strict-static']
export const PEERS: Level[] = ['vanilla-cookieconsent', 'klaro']
export const LEVELS: Level[] = ['none', ...OURS, ...PEERS]

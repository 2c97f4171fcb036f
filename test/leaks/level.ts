/** What stands between a vector and the third party. The last two: the visitor has agreed. */
export type Level =
  | 'none'
  | 'marked'
  | 'guard'
  | 'strict-header'
  | 'strict-static'
  | 'vanilla-cookieconsent'
  | 'klaro'
  | 'marked-agreed'
  | 'guard-agreed'

export const OURS: Level[] = ['marked', 'guard', 'strict-header', 'strict-static']
export const PEERS: Level[] = ['vanilla-cookieconsent', 'klaro']
/** What the parser asks for ahead races the script that would stop it. */
export const RACING: Level[] = ['guard', 'strict-static']
/** In the order of the table. */
export const LEVELS: Level[] = ['none', ...OURS, ...PEERS]
export const AGREED: Level[] = ['marked-agreed', 'guard-agreed']

/** Everything is written in its marked form, and the guard is off. */
export function isMarked(level: Level): boolean {
  return level === 'marked' || level === 'marked-agreed'
}

export const TITLES: Record<Level, string> = {
  none: 'no tool',
  marked: 'marked',
  guard: 'guard',
  'strict-header': 'strict by header',
  'strict-static': 'strict by static HTML',
  'vanilla-cookieconsent': 'vanilla-cookieconsent 3.1.0',
  klaro: 'klaro 0.7.22',
  'marked-agreed': 'marked, agreed',
  'guard-agreed': 'guard, agreed',
}

/** The browser floor of all that is built but the loader. */
export const FLOOR = ['chrome111', 'firefox115', 'safari16.4']

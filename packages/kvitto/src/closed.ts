import type { Kvitto } from './kvitto.ts'

const no = async () => false

/** On a server, where a page may keep nothing, and in a browser that cannot run the rest. */
export const closed: Kvitto = {
  ready: Promise.resolve(),
  status: () => 'unknown',
  allows: () => false,
  subscribe: () => () => {},
  give: no,
  refuse: no,
  withdraw: no,
  openPreferences: no,
  reset: no,
}

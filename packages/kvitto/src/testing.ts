import { restoreNatives as restore } from '@kvitto/gate'

/**
 * For an application's own tests, which open Kvitto again and again in one window: the browser's functions are again as the
 * guard found them, in frames too. An entry of its own and in no script tag: whoever could call this in a page could take
 * the guard away before a decision. The next `createKvitto` opens anew.
 */
export function restoreNatives(): void {
  restore()
  Reflect.deleteProperty(globalThis, 'kvitto')
}

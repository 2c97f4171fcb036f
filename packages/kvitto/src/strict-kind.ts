import { hasServerMark } from './has-server-mark.ts'

const NAME = 'kvitto-strict'

/** How the strict level stands on this page: a policy in force can only be relaxed by a new page. */
export function strictKind(): 'header' | 'static' | undefined {
  if (document.getElementById(NAME)) return 'static'
  return hasServerMark(NAME) ? 'header' : undefined
}

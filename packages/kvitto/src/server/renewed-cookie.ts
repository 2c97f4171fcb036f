import type { ConsentState, Policy, Rule } from '@kvitto/core'
import { STATE_COOKIE } from '@kvitto/core'
import type { Visit } from './read-visit.ts'

const DAY = 86_400

/**
 * The state cookie once more, as the page sets it: Safari and Brave keep what a script sets for 7 days
 * only. Undefined unless a valid one came with a navigation that starts a visit. While a link on the site
 * is followed a person may still decide in the old page, and this would undo it.
 */
export function renewedCookie(
  { request, state, text, rule }: Visit,
  { origins, behaviour: { cookieDomain } }: Pick<Policy, 'origins' | 'behaviour'>,
): string | undefined {
  if (!state || !text || !isStart(request)) return undefined
  const { host, hostname, protocol } = request.url
  // Behind a proxy the address may say http where the page is https.
  const isPlain = protocol === 'http:' && origins.includes(`http://${host}`)
  const isParent = cookieDomain !== undefined && `.${hostname}`.endsWith(`.${cookieDomain}`)
  return [
    `${STATE_COOKIE}=${text}`,
    'Path=/',
    `Max-Age=${keptFor(state, rule)}`,
    'SameSite=Lax',
    ...(isPlain ? [] : ['Secure']),
    ...(isParent ? [`Domain=${cookieDomain}`] : []),
  ].join('; ')
}

/** Fetch Metadata is sent by every browser above the floor; without it nothing is known. */
function isStart({ header, method }: Visit['request']): boolean {
  const isAhead = header('sec-purpose') !== undefined || header('purpose') !== undefined
  const isDocument = method === 'GET' && header('sec-fetch-dest') === 'document'
  return isDocument && !isAhead && ['none', 'cross-site'].includes(header('sec-fetch-site') ?? '')
}

function keptFor({ expiresAt }: ConsentState, rule: Rule): number {
  // Where a refusal alone keeps a service from running, as long as browsers keep anything.
  if (rule !== 'opt-in') return 400 * DAY
  return Math.round(Math.min(expiresAt + 30 * DAY - Date.now() / 1000, 400 * DAY))
}

import { type ConsentState, formatState, type Policy, STATE_COOKIE } from '@kvitto/core'

const DAY = 86_400

/** A `Set-Cookie` value that puts this state in the place of the one that the page of `url` set. */
export function stateCookieOf(
  state: ConsentState,
  { behaviour }: Policy,
  { url, now }: { url: URL; now: Date },
): string {
  const { cookieDomain: domain, regions } = behaviour
  // As in the page: where a refusal alone keeps a service from running, as long as browsers keep anything.
  const wanted = regions ? Infinity : state.expiresAt + 30 * DAY - now.getTime() / 1000
  return [
    `${STATE_COOKIE}=${formatState(state)}`,
    'Path=/',
    `Max-Age=${Math.round(Math.min(wanted, 400 * DAY))}`,
    'SameSite=Lax',
    ...(url.protocol === 'https:' ? ['Secure'] : []),
    ...(domain && `.${url.hostname}`.endsWith(`.${domain}`) ? [`Domain=${domain}`] : []),
  ].join('; ')
}

import { strictPolicy } from '@kvitto/gate/strict-policy'
import { answerKind } from './answer-kind.ts'
import { closedCookie } from './closed-cookie.ts'
import { endedCookies } from './ended-cookies.ts'
import { keepPrivate } from './keep-private.ts'
import type { KvittoSite } from './kvitto-site.ts'
import { pathOwner } from './path-owner.ts'
import type { Visit } from './read-visit.ts'
import { renewedCookie } from './renewed-cookie.ts'

/** Gives an answer of the site the headers that this visit's decisions call for. */
export function writeAnswer(
  answer: { status: number; headers: Headers },
  visit: Visit,
  site: KvittoSite,
): void {
  const { headers } = answer
  const { slice, strict } = site
  const kind = answerKind(answer, visit.request, site)
  const isRuled = strict !== undefined && kind.isRuled
  // Before anything of ours is set: these are the site's.
  const isChosen = filterCookies(headers, visit, site)
  const own = kind.isPage
    ? [...endedCookies(slice, visit), renewedCookie(visit, site.policy) ?? []].flat()
    : []
  for (const cookie of own) headers.append('Set-Cookie', cookie)
  if (isRuled) {
    // Beside the site's own policy, where it has one: the browser keeps to both.
    headers.append('Content-Security-Policy', policyOf(visit, site))
    headers.append('Server-Timing', 'kvitto-strict')
  }
  if (kind.isPage && !isSafe(visit.request.method)) headers.append('Server-Timing', 'kvitto-post')
  if (kind.mayBeRuled && strict) headers.append('Vary', 'Sec-Fetch-Dest')
  if (isRuled || isChosen || own.length > 0 || pathOwner(slice, visit))
    keepPrivate(headers, visit.request, site)
}

/** Drops what services set that may not run; tells whether a visit of other decisions would get other ones. */
function filterCookies(headers: Headers, visit: Visit, { slice }: KvittoSite): boolean {
  const nobody = { allows: () => false }
  const all = headers.getSetCookie()
  const isClosed = (text: string, who: Pick<Visit, 'allows'>) => {
    const name = (text.split('=', 1)[0] ?? '').trim()
    return !isEnding(text) && closedCookie(name, slice, who) !== undefined
  }
  if (!all.some((text) => isClosed(text, nobody))) return false
  headers.delete('Set-Cookie')
  for (const text of all) if (!isClosed(text, visit)) headers.append('Set-Cookie', text)
  return true
}

/** What ends a cookie stores nothing: by `Max-Age`, which stands before `Expires`; said twice, both must. */
function isEnding(text: string): boolean {
  const all = (name: string) =>
    [...text.matchAll(new RegExp(`;\\s*${name}\\s*=\\s*([^;]*)`, 'gi'))].map(
      ([, value]) => value ?? '',
    )
  const [ages, dates] = [all('max-age'), all('expires')]
  if (ages.length > 0) return ages.every((age) => /^(0+|-\d+)\s*$/.test(age))
  // What browsers take for no date is passed over by them: the cookie stays.
  const isDate = (date: string) => /\d[ -][a-z]{3}[ -](\d{4}|[7-9]\d) \d/i.test(date)
  return dates.length > 0 && dates.every((date) => isDate(date) && Date.parse(date) <= Date.now())
}

function policyOf({ allows }: Visit, { slice, strict, reportPath }: KvittoSite): string {
  const policy = strictPolicy(slice, allows, strict)
  return reportPath ? `${policy};report-uri ${reportPath}` : policy
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

import type { ConsentState, Id, Rule, Slice, SliceService } from '@kvitto/core'
import { consentStatus, isWithin, matchesOrigin, readState, ruleOf, wasRefused } from '@kvitto/core'

/** A request, whatever the framework calls it. */
export interface VisitRequest {
  method: string
  url: URL
  /** Undefined where there is none of this name. */
  header(name: string): string | undefined
}

/** What the cookie that came with a request lets happen. */
export interface Visit {
  request: VisitRequest
  state: ConsentState | undefined
  /** The state cookie as it came; undefined unless there is one, and that one valid. */
  text: string | undefined
  rule: Rule
  /** Whether a service may run on the page that asks. */
  allows(service: Id): boolean
  /** Whether the person said no, or said yes and that no longer stands. */
  isEnded(service: Id): boolean
}

/** Reads what one request says of its visitor. Never throws: any doubt is no decision. */
export function readVisit(
  request: VisitRequest,
  { slice, region, origins }: { slice: Slice; region: string | undefined; origins: string[] },
): Visit {
  const found = readState(request.header('cookie') ?? '')
  const isVoid = found.state !== undefined && slice.void?.includes(found.state.policyVersion)
  const state = isVoid ? undefined : found.state
  const context = { slice, state, gpc: request.header('sec-gpc') === '1', now: Date.now() }
  const rule = ruleOf(slice, region)
  const status = (id: Id) => consentStatus(id, context)
  const isOpen = (id: Id) =>
    status(id) === 'given' ||
    // As in the page: where nobody is asked first a refusal stands, whatever its age.
    (rule !== 'opt-in' &&
      !['refused', 'withdrawn'].includes(status(id)) &&
      (found.state !== undefined || found.text === '') &&
      !wasRefused(id, slice, found.state))
  const path = pagePath(request, origins)
  const isHere = ({ paths }: SliceService) =>
    !paths || (path !== undefined && isWithin(paths, path))
  return {
    request,
    state,
    text: state && !found.text.includes(',') ? found.text : undefined,
    rule,
    allows: (id) =>
      slice.open.includes(id) ||
      (slice.services.some((each) => each.id === id && isHere(each)) && isOpen(id)),
    isEnded: (id) => ['refused', 'withdrawn', 'expired'].includes(status(id)) && !isOpen(id),
  }
}

/** Of the page that a request is for, or that makes it; undefined where nothing tells. */
function pagePath({ header, url }: VisitRequest, origins: string[]): string | undefined {
  const dest = header('sec-fetch-dest') ?? 'document'
  if (['document', 'iframe', 'frame'].includes(dest)) return url.pathname
  const referrer = header('referer') ?? ''
  if (!URL.canParse(referrer)) return undefined
  const { host, origin, pathname } = new URL(referrer)
  // Behind a proxy this server may go by another name than the page.
  return host === url.host || matchesOrigin(origins, origin) ? pathname : undefined
}

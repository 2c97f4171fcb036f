import type { Id, Slice } from '@kvitto/core'
import { hostCovers } from '@kvitto/core'

/** How often the browser's policy stopped something, of no visitor in particular. */
export interface ReportCount {
  /** Undefined for what no service of the policy names: an unknown third party, or the site itself. */
  service: Id | undefined
  /** E.g. `img-src`. */
  directive: string
  /** Without path and query; `inline`, `eval` or `other` where the report names no address. */
  host: string
  count: number
}

export interface Reports {
  /** Counts what a browser sent; anything else is dropped. */
  add(body: string): void
  /** Most first. */
  list(): ReportCount[]
}

/** Anyone may send reports: what is kept of them is bounded. */
const MOST_KINDS = 500
export const LONGEST_REPORT: number = 65_536

/**
 * Groups Content-Security-Policy reports by service. Neither the page's address nor the path of what was
 * blocked, nor who sent it, is kept.
 */
export function createReports(slice: Slice): Reports {
  const counts = new Map<string, ReportCount>()
  const count = ({ directive, blocked }: Violation) => {
    const kind = { service: serviceAt(blocked, slice), directive, host: hostOf(blocked) }
    const key = JSON.stringify(kind)
    const known = counts.get(key)
    if (known) known.count++
    else if (counts.size < MOST_KINDS) counts.set(key, { ...kind, count: 1 })
  }
  return {
    add(body) {
      if (body.length <= LONGEST_REPORT) readViolations(body).forEach(count)
    },
    list: () => [...counts.values()].sort((one, other) => other.count - one.count),
  }
}

interface Violation {
  directive: string
  blocked: string
}

/** Of both forms that browsers send: `report-uri` wraps one in an object, the Reporting API lists them. */
function readViolations(body: string): Violation[] {
  const reports = [parse(body)].flat()
  return reports.flatMap((report) => {
    const found = member(report, 'csp-report') ?? member(report, 'body')
    const directive =
      member(found, 'effective-directive') ??
      member(found, 'effectiveDirective') ??
      member(found, 'violated-directive')
    const blocked = member(found, 'blocked-uri') ?? member(found, 'blockedURL')
    const [, name] = /^([a-z-]{1,30})(?: |$)/.exec(String(directive)) ?? []
    return name && typeof blocked === 'string' ? [{ directive: name, blocked }] : []
  })
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function hostOf(blocked: string): string {
  if (URL.canParse(blocked)) return new URL(blocked).host.slice(0, 253) || 'other'
  return ['inline', 'eval'].includes(blocked) ? blocked : 'other'
}

/** Browsers may leave out the path: then the service whose host it is. */
function serviceAt(blocked: string, { services }: Slice): Id | undefined {
  if (!URL.canParse(blocked)) return undefined
  const url = new URL(blocked)
  const isSame = (host: string) => hostCovers(host, url)
  const isSameHost = (host: string) => hostCovers(host.replace(/\/.*/, ''), url)
  const find = (isMatch: (host: string) => boolean) =>
    services.find(({ hosts = [] }) => hosts.some((host) => !host.startsWith('/') && isMatch(host)))
      ?.id
  return find(isSame) ?? find(isSameHost)
}

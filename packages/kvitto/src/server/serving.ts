import type { Reports } from './create-reports.ts'
import type { KvittoSite } from './kvitto-site.ts'
import { pathOwner } from './path-owner.ts'
import type { Visit, VisitRequest } from './read-visit.ts'

/** What each framework's form of the server works with. */
export interface Serving {
  site: KvittoSite
  reports: Reports
  visitOf(request: VisitRequest): Visit
}

/** What is answered before the site is asked: `report` takes the body, `closed` is refused. */
export function ownAnswer({ site }: Serving, visit: Visit): 'report' | 'closed' | undefined {
  const { method, url } = visit.request
  if (site.reportPath === url.pathname && method === 'POST') return 'report'
  return pathOwner(site.slice, visit) === 'closed' ? 'closed' : undefined
}

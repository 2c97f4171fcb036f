import type { Id, Published } from '@kvitto/core'
import { sliceOf } from '@kvitto/core'
import type { StrictOptions } from '@kvitto/gate/strict-policy'
import { strictPolicy } from '@kvitto/gate/strict-policy'
import { assertPublished } from '../assert-published.ts'
import type { PublishedJson } from '../published-json.ts'
import { VERSION } from '../version.ts'
import type { ReportCount } from './create-reports.ts'
import { createReports } from './create-reports.ts'
import type { KvittoSite } from './kvitto-site.ts'
import type { NodeResponse } from './on-head.ts'
import type { VisitRequest } from './read-visit.ts'
import { readVisit } from './read-visit.ts'
import { EDGE_HEADERS, regionOf } from './region-of.ts'
import type { ConnectRequest } from './serve-connect.ts'
import { serveConnect } from './serve-connect.ts'
import type { FetchHandler } from './serve-fetch.ts'
import { serveFetch } from './serve-fetch.ts'
import type { HonoContext } from './serve-hono.ts'
import { serveHono } from './serve-hono.ts'
import type { Serving } from './serving.ts'
import type { NodeRequest } from './visit-request.ts'
import { visitRequest } from './visit-request.ts'

export interface KvittoServerOptions {
  /** Sends the strict policy with every page. `false`: cookies, paths and marks alone. Default `true`. */
  strict?: boolean | undefined
  /** Sources of the site's own beyond its origin, per directive, e.g. `{'img-src': ['cdn.example']}`. */
  sources?: StrictOptions['sources'] | undefined
  /** Base URL of the collector where it is on another origin, e.g. `https://collector.example`. */
  collector?: string | undefined
  /** Path on this server where browsers report what the policy stopped, e.g. `/kvitto-csp`. */
  reportPath?: string | undefined
  /** Path patterns of scripts that pages start as workers: they need the policy of their own. */
  workers?: string[] | undefined
  /** Headers in which the site's edge names the country, and after a space the part of it. */
  regionHeaders?: string[] | undefined
  /** Policy versions whose grants no longer count. */
  void?: string[] | undefined
}

export interface KvittoServer {
  /** Wraps a handler of Fetch requests. */
  fetch<Rest extends unknown[]>(
    handler: FetchHandler<Rest>,
  ): (request: Request, ...rest: Rest) => Promise<Response>
  /** Middleware of Hono. */
  hono(c: HonoContext, next: () => Promise<void>): Promise<void>
  /** Middleware of Connect and Express. */
  connect(request: ConnectRequest, response: NodeResponse, next: () => void): void
  /** For the script tag's `data-region`, or the option `region`. */
  regionOf(request: Request | NodeRequest): string | undefined
  /** Whether a service may run for the visitor who sends this request. */
  allows(request: Request | NodeRequest, service: Id): boolean
  /** What browsers reported since the server started. */
  reports(): ReportCount[]
}

/**
 * Enforces decisions where pages are made: the browser's own policy from the cookie, cookies of services
 * that are not agreed kept out and ended, their paths on this origin closed. Throws TypeError for what was
 * not published, and for sources and a report path that are none.
 *
 * @example
 * const kvitto = createKvittoServer(published)
 * app.use(kvitto.hono)
 */
export function createKvittoServer(
  published: Published | PublishedJson,
  options: KvittoServerOptions = {},
): KvittoServer {
  assertPublished(published)
  const { collector, strict = true, sources, workers = [], regionHeaders = EDGE_HEADERS } = options
  const { policy } = published
  const { reportPath } = options
  // It stands in the policy, and is compared with what browsers ask for.
  if (reportPath !== undefined && !/^\/(?!\/)[\w\-.~!$&'()*+=:@/%]*$/.test(reportPath)) {
    throw new TypeError(`expected a path such as /kvitto-csp, found ${reportPath}`)
  }
  const slice = sliceOf(published, {
    build: `npm:kvitto@${VERSION}`,
    ...(collector && { collector }),
    ...(options.void && { void: options.void }),
  })
  const site: KvittoSite = {
    slice,
    policy,
    strict: strict ? { ...(sources && { sources }) } : undefined,
    reportPath,
    workers,
    regionHeaders,
  }
  // Here, not with the first visitor: a source that is none is the caller's mistake.
  if (site.strict) strictPolicy(slice, () => true, site.strict)
  const region = (request: Pick<VisitRequest, 'header'>) =>
    regionOf(request, regionHeaders, policy.behaviour.regions)
  const reports = createReports(slice)
  const serving: Serving = {
    site,
    reports,
    visitOf: (request) =>
      readVisit(request, { slice, region: region(request), origins: policy.origins }),
  }
  return {
    fetch: (handler) => serveFetch(serving, handler),
    hono: serveHono(serving),
    connect: serveConnect(serving),
    regionOf: (request) => region(visitRequest(request)),
    allows: (request, service) => serving.visitOf(visitRequest(request)).allows(service),
    reports: reports.list,
  }
}

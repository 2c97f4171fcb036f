import { ReceiptError } from '@kvitto/receipt'
import { type Context, Hono } from 'hono'
import { METHOD_NAME_ALL } from 'hono/router'
import { CollectorError, type CollectorErrorCode } from './collector-error.ts'
import type { Deps } from './deps.ts'
import { adminAccessRoutes } from './routes/admin-accesses.ts'
import { adminCountRoutes } from './routes/admin-counts.ts'
import { adminLogRoutes } from './routes/admin-log.ts'
import { adminRecordRoutes } from './routes/admin-records.ts'
import { adminSiteRoutes } from './routes/admin-sites.ts'
import { adminTallyRoutes } from './routes/admin-tallies.ts'
import { adminTokenRoutes } from './routes/admin-tokens.ts'
import { erasureRoutes } from './routes/erasures.ts'
import { healthRoutes } from './routes/health.ts'
import { hostReceiptRoutes } from './routes/host-receipts.ts'
import { logRoutes } from './routes/log.ts'
import { policyRoutes } from './routes/policy.ts'
import { receiptRoutes } from './routes/receipts.ts'
import { scriptRoutes } from './routes/script.ts'
import { publicCors, siteCors } from './routes/site-cors.ts'
import { withdrawalErrors, withdrawalRoutes } from './routes/withdrawal.ts'

/** The whole service over whatever store `deps` holds. Its type serves the console's typed client. */
export function createApp(deps: Deps) {
  const app = new Hono<{ Variables: { allowed?: string[] } }>()
  app.use('*', async (c, next) => {
    await next()
    c.res.headers.set('X-Content-Type-Options', 'nosniff')
  })
  app.use('/w/*', withdrawalErrors(deps))
  app.use('*', async (c, next) => {
    // No name here holds U+0000, and PostgreSQL cannot be asked for one that does.
    if (c.req.url.includes('%00')) throw new CollectorError('not_found', 'expected a known path')
    await next()
  })
  // Outermost: what is published is for every page, also one whose origin is not registered yet.
  app.use('/v1/sites/:site/policies/*', publicCors)
  app.use('/v1/sites/:site/*', siteCors(deps))
  app.use('/s/*', publicCors)
  app.use('/builds/*', publicCors)
  app.use('/admin/*', async (c, next) => {
    await next()
    c.res.headers.set('Cache-Control', 'no-store')
  })
  app.onError((error, c) => answerError(deps, error, c))
  app.notFound((c) => answerError(deps, nothingFor(c), c))
  const routed = app
    .route('/', healthRoutes(deps))
    .route('/', receiptRoutes(deps))
    .route('/', hostReceiptRoutes(deps))
    .route('/', withdrawalRoutes(deps))
    .route('/', erasureRoutes(deps))
    .route('/', policyRoutes(deps))
    .route('/', logRoutes(deps))
    .route('/', scriptRoutes(deps))
    .route('/', adminAccessRoutes(deps))
    .route('/', adminCountRoutes(deps))
    .route('/', adminLogRoutes(deps))
    .route('/', adminRecordRoutes(deps))
    .route('/', adminSiteRoutes(deps))
    .route('/', adminTallyRoutes(deps))
    .route('/', adminTokenRoutes(deps))
  // Last: what comes here has a path of theirs, and another method.
  for (const [path, methods] of methodsByPath(routed)) {
    app.all(path, async (c, next) => {
      c.set('allowed', [...(c.get('allowed') ?? []), ...methods])
      await next()
    })
  }
  return routed
}

export type CollectorApp = ReturnType<typeof createApp>

/** Codes that are no plain 400. */
const STATUS: Partial<
  Record<CollectorErrorCode, 401 | 403 | 404 | 405 | 409 | 410 | 413 | 429 | 500 | 503>
> = {
  body_too_large: 413,
  site_unknown: 404,
  origin_unknown: 403,
  unsigned_refused: 403,
  test_refused: 403,
  secrets_lost: 503,
  form_unknown: 404,
  form_ended: 409,
  link_key_taken: 409,
  receipt_conflict: 409,
  receipt_unknown: 404,
  receipt_erased: 410,
  body_key_lost: 503,
  too_many_unknown_versions: 429,
  too_many_from_address: 429,
  too_many_for_site: 429,
  busy: 503,
  store_unavailable: 503,
  store_newer: 503,
  policy_unknown: 404,
  build_unknown: 404,
  script_unknown: 404,
  subject_unknown: 404,
  subject_erased: 410,
  receipt_pruned: 410,
  log_empty: 404,
  log_unknown: 404,
  log_closed: 410,
  log_pruned: 410,
  retention_runs: 409,
  log_rolled_back: 503,
  tile_unknown: 404,
  token_missing: 401,
  token_invalid: 401,
  token_unknown: 404,
  scope_missing: 403,
  not_ready: 503,
  not_found: 404,
  method_not_allowed: 405,
  internal: 500,
}

function methodsByPath({ routes }: Pick<Hono, 'routes'>): Map<string, Set<string>> {
  const byPath = new Map<string, Set<string>>()
  for (const { path, method } of routes) {
    if (method === METHOD_NAME_ALL) continue
    const methods = byPath.get(path) ?? new Set()
    byPath.set(path, methods.add(method))
    if (method === 'GET') methods.add('HEAD')
  }
  return byPath
}

/** RFC 9110 §15.5.6: a known path says which methods it takes. */
function nothingFor(c: Context): CollectorError {
  const allowed: string[] = c.get('allowed') ?? []
  if (allowed.length === 0) return new CollectorError('not_found', 'expected a known path')
  const methods = [...new Set(allowed)].sort().join(', ')
  c.header('Allow', methods)
  return new CollectorError(
    'method_not_allowed',
    `expected one of ${methods}, found another method`,
  )
}

function answerError(deps: Deps, error: unknown, c: Context) {
  const known = toKnown(error)
  if (known.code === 'internal') deps.reportError(error)
  if (known.retryAfter !== undefined) c.header('Retry-After', String(known.retryAfter))
  const status = STATUS[known.code as CollectorErrorCode] ?? 400
  if (status === 401) c.header('WWW-Authenticate', 'Bearer')
  const { code, message, path } = known
  deps.metrics.rejected(code)
  return c.json({ error: { code, message, ...(path && { path }) } }, status)
}

function toKnown(error: unknown) {
  if (error instanceof CollectorError) return error
  if (error instanceof ReceiptError) {
    return { code: error.code, message: error.message, path: undefined, retryAfter: undefined }
  }
  return new CollectorError('internal', 'internal error')
}

import { canonicalize } from '@kvitto/receipt'
import { createApp } from '../app.ts'
import { createTurns } from '../create-turns.ts'
import type { Deps } from '../deps.ts'
import { adoptBuild } from '../domain/adopt-build.ts'
import { makeBuild } from '../domain/make-build.ts'
import { makeToken } from '../domain/make-token.ts'
import { LEAST_ACCESS_RETENTION } from '../domain/prune-accesses.ts'
import { createHostSecrets } from '../host-secrets.ts'
import { createLimits, type LimitSettings } from '../limits/create-limits.ts'
import { createTally } from '../limits/create-tally.ts'
import { createAccessLog } from '../log/create-access-log.ts'
import { createLog } from '../log/create-log.ts'
import { generateLogKey, type LogKey, readLogKey } from '../log/log-key.ts'
import { createSignedHeads } from '../log/signed-heads.ts'
import { createMetrics } from '../metrics.ts'
import { createMemoryStore } from '../storage/memory.ts'
import type { Store } from '../storage/store.ts'
import { SCOPES, type Scope } from '../storage/token-store.ts'
import { testPolicy } from './test-policy.ts'
import { signTestReceipt, type TestReceipt } from './test-receipt.ts'

/** A collector without a socket, with the site `demo` published, and its clock in the test's hand. */
export async function startTestCollector(
  options: {
    store?: Store
    testReceipts?: boolean
    limits?: Partial<LimitSettings>
    key?: LogKey
  } = {},
) {
  const store = options.store ?? createMemoryStore()
  const clock = { at: '2026-11-21T12:00:00.000Z' }
  const now = () => new Date(clock.at)
  const key = options.key ?? readLogKey(generateLogKey())
  const errors: unknown[] = []
  const signed = createSignedHeads()
  const metrics = createMetrics({ store, waiting: () => log.waiting() })
  const log = createLog({
    receipts: store.receipts,
    key,
    origin: 'kvitto.test',
    now,
    signed,
    onBatch: metrics.batchWritten,
  })
  const secrets = new Map<string, string>()
  const deps: Deps = {
    store,
    log,
    accessLog: createAccessLog({ store, key, origin: 'kvitto.test', now }),
    metrics,
    limits: createLimits({ ...NO_LIMITS, ...options.limits, now }),
    tally: createTally({
      tallies: store.tallies,
      now,
      onCounted: metrics.counted,
      reportError: (error) => errors.push(error),
    }),
    erasing: createTurns(),
    isReady: () => store.sites.listSites(),
    build: await makeBuild('1.0.0', new Map([['loader.js', Buffer.from('run(__KVITTO_SLICE__)')]])),
    url: 'https://collect.example/kvitto',
    accessRetention: LEAST_ACCESS_RETENTION,
    testReceipts: options.testReceipts ?? false,
    now,
    hostSecrets: createHostSecrets(store, async (name, make) => {
      const text = secrets.get(name) ?? make()
      secrets.set(name, text)
      return text
    }),
    reportError: (error) => errors.push(error),
  }
  await adoptBuild(deps)
  const app = createApp(deps)
  const tokens = { read: '', publish: '', host: '', erase: '', admin: '' }
  for (const scope of SCOPES) {
    tokens[scope] = await addToken(store, scope, null)
  }

  const call = async (path: string, { scope, token, body, ...init }: Call = {}) => {
    const headers = new Headers(init.headers)
    const bearer = token ?? (scope && tokens[scope])
    if (bearer) headers.set('Authorization', `Bearer ${bearer}`)
    const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
    const response = await app.request(path, {
      method: text === undefined ? 'GET' : 'POST',
      ...init,
      headers,
      ...(text !== undefined && { body: text }),
    })
    const answer = await response.text()
    return { status: response.status, headers: response.headers, text: answer, body: read(answer) }
  }
  const publish = (changes: Parameters<typeof testPolicy>[0] = {}) =>
    call('/admin/v1/sites/demo/policies', {
      scope: 'publish',
      body: { policy: testPolicy(changes) },
    })

  await call('/admin/v1/sites/demo', { scope: 'publish', method: 'PUT', body: {} })
  const { policyVersion } = (await publish()).body
  return {
    app,
    deps,
    store,
    key,
    signed,
    secrets,
    clock,
    errors,
    call,
    publish,
    policyVersion: String(policyVersion),
    postText: (text: string, headers: Record<string, string> = {}) =>
      call('/v1/sites/demo/receipts', { body: text, headers }),
    post: async (changes: TestReceipt = {}, headers: Record<string, string> = {}) => {
      const receipt = await signTestReceipt({ policyVersion, ...changes })
      const answer = await call('/v1/sites/demo/receipts', {
        body: canonicalize({ receipt }),
        headers,
      })
      return { receipt, ...answer }
    },
    /** What must not move when bad input is refused. */
    size: async () => (await store.receipts.readHead('demo'))?.size ?? 0,
    /** What was read so far, in order. */
    accesses: async () => (await store.accesses.list('demo', {}, { limit: 1000 })).reverse(),
    tokenFor: (scope: Scope, site: string | null) => addToken(store, scope, site),
  }
}

const NO_LIMITS: LimitSettings = { address: 0, site: 0, trustedProxies: 1 }

type Call = Omit<RequestInit, 'body'> & { scope?: Scope; token?: string; body?: unknown }

async function addToken(store: Store, scope: Scope, site: string | null): Promise<string> {
  const createdAt = '2026-11-21T12:00:00.000Z'
  const { text, token } = makeToken({ scope, site, label: scope, createdAt })
  await store.tokens.addToken(token)
  return text
}

// Tests look into answers of many shapes.
// biome-ignore lint/suspicious/noExplicitAny: a test that misreads an answer fails
function read(text: string): any {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHostClient, type HostClient, HostError, makeReceiptId } from 'kvitto/server'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createToken } from './domain/create-token.ts'
import { handOutLinkKey } from './domain/hand-out-link-key.ts'
import { publishPolicy } from './domain/publish-policy.ts'
import { subjectStatus } from './domain/subject-status.ts'
import { type Collector, startCollector } from './start-collector.ts'
import { testPolicy } from './testing/test-policy.ts'

/* A site's server and its collector, over HTTP, with the data folder on disk. */

const REFERENCE = 'customer-1042'
let folder: string
let collector: Collector
let base: string
let host: HostClient
let options: Parameters<typeof createHostClient>[0]
let policyVersion: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-host-'))
  const build = join(folder, 'kvitto', 'dist', 'script')
  await mkdir(build, { recursive: true })
  await writeFile(join(folder, 'kvitto', 'package.json'), '{"version":"1.2.3"}')
  await writeFile(join(build, 'loader.js'), 'run(__KVITTO_SLICE__)')
  await start()
  const { deps } = collector
  await deps.store.sites.putSite('demo', {}, deps.now().toISOString())
  ;({ policyVersion } = await publishPolicy(deps, 'demo', testPolicy()))
  const { token } = await createToken(deps, { scope: 'host', site: 'demo' })
  const { linkKey } = await handOutLinkKey(deps, 'demo')
  options = { collector: `${base}/`, site: 'demo', token, linkKey }
  host = createHostClient(options)
})
afterEach(async () => {
  await collector.stop()
  await rm(folder, { recursive: true })
})

async function start(): Promise<void> {
  collector = await startCollector({
    port: 0,
    data: join(folder, 'data'),
    logOrigin: 'kvitto.test',
    url: 'http://localhost:8787',
    testReceipts: false,
    buildFolder: join(folder, 'kvitto', 'dist', 'script'),
  })
  base = `http://127.0.0.1:${collector.port}`
}

const notice = () => ({ reference: REFERENCE, policyVersion, language: 'sv' })
const statusOf = async (subjectId: string) =>
  (await subjectStatus(collector.deps, 'demo', subjectId)).status.analytics?.status

test('a consent is recorded, its link withdraws it, and it can be given again', async () => {
  const consent = { ...notice(), decisions: { analytics: 'given' } } as const
  const { subjectId, index, proof } = await host.recordConsent(consent)
  expect(proof).toMatch(/^c2sp.org\/tlog-proof@v1\n/)
  expect(await statusOf(subjectId)).toBe('given')
  const link = await host.withdrawalLink(REFERENCE, 'analytics')
  expect(link.startsWith(`${base}/w/`)).toBe(true)
  expect((await fetch(link)).status).toBe(200)
  expect(await statusOf(subjectId)).toBe('given')
  // RFC 8058 section 3.1, in the form that section 3.2 prefers.
  const body = new FormData()
  body.set('List-Unsubscribe', 'One-Click')
  expect((await fetch(link, { method: 'POST', body })).status).toBe(200)
  expect(await statusOf(subjectId)).toBe('withdrawn')
  vi.useFakeTimers({ now: Date.now() + 2000, toFake: ['Date'] })
  expect((await host.recordConsent(consent)).index).toBe(index + 2)
  vi.useRealTimers()
  expect(await statusOf(subjectId)).toBe('given')
})

test('an objection is recorded without a grant', async () => {
  const { subjectId } = await host.recordObjection({ ...notice(), purposes: ['analytics'] })
  expect(await statusOf(subjectId)).toBe('refused')
})

test('what is sent again under its id is one receipt', async () => {
  const consent = {
    ...notice(),
    receiptId: makeReceiptId(),
    decisions: { analytics: 'given' },
  } as const
  const first = await host.recordConsent(consent)
  const again = await host.recordConsent(consent)
  expect(again).toMatchObject({ index: first.index, receivedAt: first.receivedAt })
})

test('the same person is the same subject after a restart', async () => {
  const objection = { ...notice(), purposes: ['analytics'] }
  const { subjectId } = await host.recordObjection(objection)
  const link = await host.withdrawalLink(REFERENCE, 'analytics')
  await collector.stop()
  await start()
  host = createHostClient({ ...options, collector: base })
  expect((await host.recordObjection(objection)).subjectId).toBe(subjectId)
  expect((await fetch(link.replace(/^.*(?=\/w\/)/, base))).status).toBe(200)
})

describe('an error has a code', () => {
  const consent = () => ({ ...notice(), decisions: { analytics: 'given' } }) as const
  const errorOf = async (promise: Promise<unknown>) => {
    const error = await promise.then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(HostError)
    return error as HostError
  }

  test('of the collector’s, with the member that is meant', async () => {
    const email = await errorOf(host.recordConsent({ ...consent(), reference: 'kim@mail.example' }))
    expect([email.code, email.path]).toEqual(['reference_is_email', 'reference'])
    expect(email.message).not.toContain('kim')
    const stray = { ...consent(), decisions: { letters: 'given' } } as const
    expect(await errorOf(host.recordConsent(stray))).toMatchObject({
      code: 'body_invalid',
      path: 'decisions.letters',
    })
    const stranger = createHostClient({ ...options, token: 'kvt_a_b' })
    expect((await errorOf(stranger.recordConsent(consent()))).code).toBe('token_invalid')
    const other = createHostClient({ ...options, site: 'other' })
    expect((await errorOf(other.recordConsent(consent()))).code).toBe('scope_missing')
  })

  test('where the collector is away, or something else answers', async () => {
    const gone = createHostClient({ ...options, collector: 'http://127.0.0.1:9' })
    expect((await errorOf(gone.recordConsent(consent()))).code).toBe('collector_away')
    for (const [status, code] of [
      [502, 'collector_away'],
      [200, 'answer_malformed'],
      [404, 'answer_malformed'],
    ] as const) {
      const proxy = createServer((_, response) => response.writeHead(status).end('<html>'))
      await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
      const address = proxy.address()
      const port = typeof address === 'object' && address?.port
      const through = createHostClient({ ...options, collector: `http://127.0.0.1:${port}` })
      expect((await errorOf(through.recordConsent(consent()))).code).toBe(code)
      proxy.close()
    }
  })

  test('of a link for an e-mail address; and none is made without a key', async () => {
    const made = host.withdrawalLink('kim@mail.example', 'analytics')
    expect((await errorOf(made)).code).toBe('reference_is_email')
    for (const linkKey of ['', 'AAAA', `${options.linkKey}A`]) {
      const keyless = createHostClient({ ...options, linkKey })
      await expect(keyless.withdrawalLink(REFERENCE, 'analytics')).rejects.toThrow(TypeError)
    }
  })
})

test('the secrets are for the collector’s account alone, and outside the database', async () => {
  await host.recordObjection({ ...notice(), purposes: ['analytics'] })
  const path = join(folder, 'data', 'host-secrets-demo')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  const { pepper, linkKey } = JSON.parse(await readFile(path, 'utf8'))
  expect(Buffer.from(pepper, 'base64url')).toHaveLength(32)
  expect(linkKey).toBe(options.linkKey)
  await collector.stop()
  const names = await readdir(join(folder, 'data'))
  expect(names.filter((name) => name.endsWith('.new'))).toEqual([])
  for (const name of names.filter((each) => each.startsWith('kvitto.db'))) {
    const bytes = await readFile(join(folder, 'data', name))
    for (const secret of [pepper, linkKey]) {
      expect(bytes.includes(secret)).toBe(false)
      expect(bytes.includes(Buffer.from(secret, 'base64url'))).toBe(false)
    }
  }
  await start()
})

test('lost secrets are noticed, and nobody becomes another person', async () => {
  const objection = { ...notice(), purposes: ['analytics'] }
  await host.recordObjection(objection)
  const path = join(folder, 'data', 'host-secrets-demo')
  const saved = await readFile(path)
  await collector.stop()
  await rm(path)
  await start()
  host = createHostClient({ ...options, collector: base })
  await expect(host.recordObjection(objection)).rejects.toMatchObject({ code: 'secrets_lost' })
  await writeFile(path, saved)
  await expect(host.recordObjection(objection)).resolves.toBeDefined()
})

test('the reference is in no file of the data folder, in no log entry and in no output', async () => {
  const printed: string[] = []
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
  }
  const { subjectId } = await host.recordConsent({ ...notice(), decisions: { analytics: 'given' } })
  const link = await host.withdrawalLink(REFERENCE, 'analytics')
  await fetch(link)
  await fetch(link, { method: 'POST' })
  await host.recordConsent({ ...notice(), decisions: { none: 'given' } }).catch(() => {})
  const entries = await collector.deps.store.receipts.listEntries('demo', 0, 100)
  const metrics = await collector.deps.metrics.text()
  await collector.stop()
  vi.restoreAllMocks()
  const data = join(folder, 'data')
  const files = await Promise.all((await readdir(data)).map((name) => readFile(join(data, name))))
  const token = link.slice(link.lastIndexOf('/') + 1)
  const everything = Buffer.concat([
    ...files,
    Buffer.from(JSON.stringify([entries, printed, metrics])),
  ])
  expect(everything.includes(subjectId)).toBe(true)
  for (const trace of [
    REFERENCE,
    'customer',
    token,
    Buffer.from(REFERENCE).toString('base64url'),
  ]) {
    expect(everything.includes(trace)).toBe(false)
  }
  await start()
})

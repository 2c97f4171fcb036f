import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { backupSqlite } from './backup/backup-sqlite.ts'
import { readConfig } from './config.ts'
import { generateLogKey } from './log/log-key.ts'
import { type Collector, type CollectorOptions, startCollector } from './start-collector.ts'
import { testPolicy } from './testing/test-policy.ts'
import { signTestReceipt } from './testing/test-receipt.ts'

let folder: string
let options: CollectorOptions
const running: Collector[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-start-'))
  const buildFolder = join(folder, 'kvitto', 'dist', 'script')
  await mkdir(buildFolder, { recursive: true })
  await writeFile(join(folder, 'kvitto', 'package.json'), '{"version":"1.2.3"}')
  await writeFile(join(buildFolder, 'loader.js'), 'run(__KVITTO_SLICE__)')
  options = {
    port: 0,
    data: join(folder, 'data'),
    logOrigin: 'kvitto.test',
    url: 'http://localhost:8787',
    testReceipts: false,
    buildFolder,
  }
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((collector) => collector.stop()))
  await rm(folder, { recursive: true })
})

async function start(changes: Partial<CollectorOptions> = {}): Promise<Collector> {
  const collector = await startCollector({ ...options, ...changes })
  running.push(collector)
  return collector
}

async function stop(collector: Collector): Promise<void> {
  running.splice(running.indexOf(collector), 1)
  await collector.stop()
}

/** One that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function publish({ deps }: Collector): Promise<void> {
  const { publishPolicy } = await import('./domain/publish-policy.ts')
  await deps.store.sites.putSite('demo', {}, deps.now().toISOString())
  await publishPolicy(deps, 'demo', testPolicy())
}

test('first start makes an admin token and a log key that only the owner can read', async () => {
  await stop(await start())
  for (const name of ['admin-token', 'log-key']) {
    expect((await stat(join(options.data, name))).mode & 0o777).toBe(0o600)
  }
  const read = () =>
    Promise.all(
      ['admin-token', 'log-key'].map((name) => readFile(join(options.data, name), 'utf8')),
    )
  const before = await read()
  await start()
  expect(await read()).toEqual(before)
})

test('the admin token works over HTTP', async () => {
  const { port } = await start()
  const token = (await readFile(join(options.data, 'admin-token'), 'utf8')).trim()
  const headers = { Authorization: `Bearer ${token}` }
  const response = await fetch(`http://127.0.0.1:${port}/admin/v1/tokens`, { headers })
  expect(response.status).toBe(200)
})

test('revoking the last admin token locks nobody out: the next start makes another', async () => {
  const read = async () => (await readFile(join(options.data, 'admin-token'), 'utf8')).trim()
  const first = await start()
  const revoked = await read()
  await first.deps.store.tokens.revokeToken(revoked.split('_')[1] ?? '', '2026-11-21T10:00:00Z')
  await stop(first)
  const { port } = await start()
  expect(await read()).not.toBe(revoked)
  const call = async (token: string) => {
    const headers = { Authorization: `Bearer ${token}` }
    return (await fetch(`http://127.0.0.1:${port}/admin/v1/tokens`, { headers })).status
  }
  expect([await call(revoked), await call(await read())]).toEqual([401, 200])
})

test('a restart keeps the log, and enters a new build in it once', async () => {
  const first = await start()
  await publish(first)
  const before = await first.deps.store.receipts.readHead('demo')
  await stop(first)
  const second = await start()
  expect(await second.deps.store.receipts.readHead('demo')).toEqual(before)
  await stop(second)
  await writeFile(join(options.buildFolder, 'loader.js'), 'go(__KVITTO_SLICE__)')
  const third = await start()
  expect((await third.deps.store.receipts.readHead('demo'))?.size).toBe((before?.size ?? 0) + 1)
  const old = await fetch(
    `http://127.0.0.1:${third.port}/builds/${first.deps.build.build}/loader.js`,
  )
  expect(await old.text()).toBe('run(__KVITTO_SLICE__)')
})

test('another log origin or log key than at first start is refused', async () => {
  await stop(await start())
  await expect(start({ logOrigin: 'other.test' })).rejects.toThrow(
    'expected kvitto.test, as at first start, found other.test',
  )
  const path = join(options.data, 'log-key')
  await rm(path)
  const refusal = 'expected the log-key that this database was made with, found '
  await expect(start()).rejects.toThrow(`${refusal}none`)
  // The guide's copy of the keys would put a new one in the place of the lost one's last copy.
  await expect(stat(path)).rejects.toThrow('ENOENT')
  const other = generateLogKey()
  await writeFile(path, other)
  await expect(start()).rejects.toThrow(`${refusal}another`)
  expect(await readFile(path, 'utf8')).toBe(other)
})

test('a log key that cannot be read is named by its file', async () => {
  await stop(await start())
  const path = join(options.data, 'log-key')
  const broken = '-----BEGIN PRIVATE KEY-----\nbroken\n-----END PRIVATE KEY-----\n'
  for (const text of ['', 'no key', broken]) {
    await writeFile(path, text)
    await expect(start()).rejects.toThrow(`expected an Ed25519 key in PEM in ${path}, found none`)
    expect(await readFile(path, 'utf8')).toBe(text)
  }
})

test('a database that knows less of who read what than was signed is not started on', async () => {
  const first = await start()
  await publish(first)
  const read = (n: number) =>
    first.deps.accessLog.record({
      at: first.deps.now().toISOString(),
      tokenId: 'dpo',
      site: 'demo',
      query: 'receipts',
      found: n,
      filterHash: '',
    })
  await read(1)
  const older = join(folder, 'older.db')
  await backupSqlite({ data: options.data, file: older })
  await read(2)
  await stop(first)
  await stop(await start())
  for (const name of ['kvitto.db-wal', 'kvitto.db-shm']) {
    await rm(join(options.data, name), { force: true })
  }
  await copyFile(older, join(options.data, 'kvitto.db'))
  await expect(start()).rejects.toThrow(
    'expected the log of demo/access to go on from 2 entries that were signed, found 1:',
  )
  // Of the receipts it has all.
  await rm(join(options.data, 'access-heads'))
  await start()
})

test('what was recorded without a log is in it before the collector answers', async () => {
  const first = await start()
  await publish(first)
  await stop(first)
  const database = new Database(join(options.data, 'kvitto.db'))
  database.exec(`insert into access (at, token_id, site, query, found, filter_hash)
    values (0, 'dpo', 'demo', 'receipts', 1, 'x')`)
  database.close()
  const { store } = (await start()).deps
  expect(await store.accesses.list('demo', {}, { limit: 9 })).toMatchObject([{ index: 0 }])
  expect((await store.receipts.readHead('demo/access'))?.size).toBe(1)
})

test('a taken port, a data folder that is a file and a missing build are a clear line each', async () => {
  const { port } = await start()
  const data = join(folder, 'other')
  await expect(start({ port, data })).rejects.toThrow(`expected port ${port} to be free`)
  const file = join(folder, 'file')
  await writeFile(file, '')
  await expect(start({ data: file })).rejects.toThrow(`expected a data folder at ${file}`)
  await expect(start({ data: join(file, 'x') })).rejects.toThrow('expected a data folder')
  await expect(start({ buildFolder: '/nowhere/dist/script' })).rejects.toThrow(
    'run the build first',
  )
})

test('a setting that cannot be used is named, also the one for metrics, and nothing answers then', async () => {
  const { port } = await start()
  const file = join(folder, 'file')
  await writeFile(file, '')
  await expect(start({ port })).rejects.toThrow(/^KVITTO_PORT: expected port \d+ to be free/)
  await expect(start({ data: file })).rejects.toThrow(/^KVITTO_DATA: expected a data folder/)
  const free = await freePort()
  const wrong: [NonNullable<CollectorOptions['metrics']>, RegExp][] = [
    [{ port, host: '127.0.0.1' }, /^KVITTO_METRICS_PORT: expected port \d+ to be free/],
    [{ port: 0, host: '192.0.2.1' }, /^KVITTO_METRICS_HOST: expected an address of this machine/],
    [{ port: 0, host: 'nowhere.invalid' }, /^KVITTO_METRICS_HOST: expected an address of this/],
  ]
  for (const [metrics, message] of wrong) {
    await expect(start({ port: free, metrics })).rejects.toThrow(message)
    await expect(fetch(`http://127.0.0.1:${free}/healthz`)).rejects.toThrow()
  }
  const metrics = { port: free, host: '127.0.0.1' }
  await expect(start({ port, metrics })).rejects.toThrow(/^KVITTO_PORT/)
  await expect(fetch(`http://127.0.0.1:${free}/metrics`)).rejects.toThrow()
})

test('a database that cannot be used is a clear line, without its password', async () => {
  const password = 'of-the-database'
  for (const path of ['', '?sslmode=nonsense', '?host=%zz']) {
    const databaseUrl = `postgres://kvitto:${password}@127.0.0.1:1/kvitto${path}`
    const error = await start({ databaseUrl }).catch((thrown) => thrown)
    expect(error.message).toMatch(/^KVITTO_DATABASE_URL: expected a usable database: ./)
    expect(inspect(error, { depth: 9 })).not.toContain(password)
  }
})

test('a file of witnesses that cannot be used is a line that names the variable', async () => {
  const path = join(folder, 'witnesses')
  const witnesses = { path, interval: 1000 }
  await expect(start({ witnesses })).rejects.toThrow(`KVITTO_WITNESSES: expected a file at ${path}`)
  await writeFile(path, 'quorum nobody\n')
  await expect(start({ witnesses })).rejects.toThrow(/^KVITTO_WITNESSES: .* on line 1/)
  const vkey = 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2'
  await writeFile(path, `witness remora ${vkey}\nquorum remora\n`)
  await expect(start({ witnesses })).rejects.toThrow(
    'KVITTO_WITNESSES: expected an http(s) address for remora.n621.de',
  )
})

test('two collectors that start at once on one folder have one log key', async () => {
  const made = await Promise.all([start(), start(), start()])
  const keys = await Promise.all(made.map(({ deps }) => deps.log.vkey('demo')))
  expect(new Set(keys).size).toBe(1)
})

test('it listens on every address, or on the one that it is given', async () => {
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? [])
  const outside = addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address
  const answers = ({ port }: Collector, host: string) =>
    fetch(`http://${host}:${port}/`).then(
      () => true,
      () => false,
    )
  const open = await start()
  expect(await answers(open, '127.0.0.1')).toBe(true)
  if (outside) expect(await answers(open, outside)).toBe(true)
  const closed = await start({ host: 'localhost', data: join(folder, 'loopback') })
  expect(await answers(closed, 'localhost')).toBe(true)
  if (outside) expect(await answers(closed, outside)).toBe(false)
  await expect(start({ host: '192.0.2.1', data: join(folder, 'none') })).rejects.toThrow(
    'KVITTO_HOST: expected an address of this machine, found 192.0.2.1',
  )
})

test('a large body without a length is answered 413, not cut off', async () => {
  const { port } = await start()
  const body = new ReadableStream({
    start(stream) {
      for (let i = 0; i < 64; i++) stream.enqueue(new Uint8Array(1024).fill(32))
      stream.close()
    },
  })
  const init = { method: 'POST', body, duplex: 'half' } as const
  const response = await fetch(`http://127.0.0.1:${port}/v1/sites/demo/receipts`, init)
  expect(response.status).toBe(413)
})

test('a stop finishes what is being written and does not wait for idle or slow clients', async () => {
  const collector = await start()
  await publish(collector)
  const url = `http://127.0.0.1:${collector.port}/v1/sites/demo/receipts`
  const slow = connect(collector.port, '127.0.0.1')
  slow.on('error', () => {})
  slow.write('POST /v1/sites/demo/receipts HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{')
  const receipts = await Promise.all(Array.from({ length: 20 }, () => signTestReceipt()))
  // A request that the stop cuts off counts as not acknowledged.
  const answers = receipts.map(async (receipt) => {
    const sent = fetch(url, { method: 'POST', body: JSON.stringify({ receipt }) })
    return sent.then(({ status }) => status).catch(() => 0)
  })
  await new Promise((resolve) => setTimeout(resolve, 10))
  const began = performance.now()
  await stop(collector)
  expect(performance.now() - began).toBeLessThan(2000)
  const statuses = await Promise.all(answers)
  const second = await start()
  const stored = await second.deps.store.receipts.findReceipts('demo', {}, { limit: 100 })
  expect(stored.length).toBeGreaterThanOrEqual(statuses.filter((status) => status === 201).length)
})

test('nothing of the request but the receipt is kept or printed', async () => {
  const printed: unknown[] = []
  for (const method of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...texts) => printed.push(texts))
  }
  const collector = await start()
  await publish(collector)
  const mark = 'mark-of-a-person'
  const headers = {
    'User-Agent': mark,
    'X-Forwarded-For': mark,
    Referer: mark,
    Cookie: `a=${mark}`,
  }
  const url = `http://127.0.0.1:${collector.port}/v1/sites/demo/receipts?q=${mark}`
  const receipt = await signTestReceipt()
  const body = JSON.stringify({ receipt })
  const response = await fetch(url, { method: 'POST', headers, body })
  expect(response.status).toBe(201)
  await fetch(url, { method: 'POST', headers, body: JSON.stringify({ receipt: mark }) })
  await stop(collector)
  const database = await readFile(join(options.data, 'kvitto.db'))
  expect(database.includes(receipt)).toBe(true)
  for (const trace of [mark, '127.0.0.1', '::1']) expect(database.includes(trace)).toBe(false)
  expect(printed).toEqual([])
  vi.restoreAllMocks()
})

test('the configuration has the documented defaults and refuses nonsense by name', () => {
  expect(readConfig({})).toMatchObject({
    port: 8787,
    data: '.data',
    logOrigin: 'kvitto.local',
    url: 'http://localhost:8787',
    testReceipts: false,
  })
  expect(readConfig({}).host).toBeUndefined()
  expect(readConfig({ KVITTO_HOST: 'localhost' }).host).toBe('localhost')
  expect(() => readConfig({ KVITTO_PORT: '99999' })).toThrow('KVITTO_PORT')
  expect(() => readConfig({ KVITTO_LOG_ORIGIN: 'a b' })).toThrow('KVITTO_LOG_ORIGIN')
  expect(() => readConfig({ NODE_ENV: 'production' })).toThrow('KVITTO_LOG_ORIGIN')
  expect(() => readConfig({ KVITTO_URL: 'ftp://x' })).toThrow('KVITTO_URL')
  expect(readConfig({ KVITTO_DATABASE_URL: '' }).databaseUrl).toBeUndefined()
  const databaseUrl = 'postgres://kvitto:secret@db.example/kvitto'
  expect(readConfig({ KVITTO_DATABASE_URL: databaseUrl })).toMatchObject({ databaseUrl })
  for (const wrong of ['mysql://kvitto:secret@x', 'secret', 'postgres://kvitto:secret@x:port/y']) {
    const read = () => readConfig({ KVITTO_DATABASE_URL: wrong })
    expect(read).toThrow(/^KVITTO_DATABASE_URL: expected a postgres:\/\/ address/)
    expect(read).not.toThrow('secret')
  }
})

test('an empty setting is not set, and none that is half understood is taken', () => {
  const names = ['PORT', 'HOST', 'DATA', 'LOG_ORIGIN', 'URL', 'TEST_RECEIPTS', 'LOG_LEVEL']
  const empty = Object.fromEntries(names.map((name) => [`KVITTO_${name}`, '']))
  expect(readConfig(empty)).toEqual(readConfig({}))
  // Node takes an empty address for every address of the machine.
  const metrics = { KVITTO_METRICS_PORT: '9100', KVITTO_METRICS_HOST: '' }
  expect(readConfig(metrics).metrics?.host).toBe('127.0.0.1')
  expect(readConfig({ KVITTO_TEST_RECEIPTS: '1' }).testReceipts).toBe(true)
  const wrong = {
    KVITTO_TEST_RECEIPTS: 'true',
    KVITTO_LOG_ORIGIN: 'a\u0001b',
    KVITTO_URL: 'https://kvitto:secret@x.example',
  }
  for (const [name, value] of Object.entries(wrong)) {
    const read = () => readConfig({ [name]: value })
    expect(read).toThrow(new RegExp(`^${name}: expected`))
    expect(read).not.toThrow('secret')
  }
})

import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as readText } from 'node:stream/consumers'
import { parseTlogProof, parseVerifierKey, verifyBundle, verifyCosignatures } from '@kvitto/receipt'
import { startWitness, type Witness as WitnessServer } from '@kvitto/witness'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestCollector } from '../testing/test-collector.ts'
import type { Cosigned } from './cosign-head.ts'
import { createWitnessing, type Witnessing } from './create-witnessing.ts'
import type { WitnessFault } from './find-fault.ts'
import type { Witness } from './read-witnesses.ts'

type Collector = Awaited<ReturnType<typeof startTestCollector>>

let collector: Collector
let vkey: string
let folder: string
let asked: [string, Cosigned['outcome']][]
let faults: WitnessFault[]
let servers: { stop(): unknown }[]
beforeEach(async () => {
  collector = await startTestCollector()
  vkey = await collector.deps.log.vkey('demo')
  folder = await mkdtemp(join(tmpdir(), 'kvitto-witnessing-'))
  asked = []
  faults = []
  servers = []
})
afterEach(async () => {
  for (const server of servers) await server.stop()
  await rm(folder, { recursive: true })
})

/** A real witness of the log, on a port of its own. */
async function openWitness(name: string): Promise<Witness & { server: WitnessServer }> {
  const server = await startWitness({
    data: join(folder, name),
    name: `witness.example/${name}`,
    logKeys: [vkey],
    port: 0,
    host: '127.0.0.1',
    report: () => {},
  })
  servers.push(server)
  const url = `http://127.0.0.1:${server.port}`
  return { name: `witness.example/${name}`, key: await parseVerifierKey(server.vkey), url, server }
}

/** Something that only looks like a witness. */
async function openLiar(listener: RequestListener): Promise<Witness> {
  const server: Server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  servers.push({
    stop() {
      server.closeAllConnections()
      server.close()
    },
  })
  const { key } = await openWitness('someone')
  const { port } = server.address() as AddressInfo
  return { name: key.name, key, url: `http://127.0.0.1:${port}` }
}

function witnessingOf(witnesses: Witness[], interval = 1): Witnessing {
  return createWitnessing({
    store: collector.store,
    logKeys: async (site) => [await parseVerifierKey(await collector.deps.log.vkey(site))],
    signed: collector.signed,
    witnesses,
    interval,
    onAsked: (witness, outcome) => asked.push([witness, outcome]),
    onFault: (fault) => faults.push(fault),
    reportError: (error) => collector.errors.push(error),
  })
}

const ask = (witnessing: Witnessing) => witnessing.ask(AbortSignal.timeout(20_000))
const outcomes = () => asked.map(([, outcome]) => outcome)

async function readBundle(receiptId: string) {
  const path = `/admin/v1/sites/demo/receipts/${receiptId}/bundle`
  return (await collector.call(path, { scope: 'read' })).body
}

test('what witnesses cosign stands in bundles and on the checkpoint, each on one note', async () => {
  const witnesses = [await openWitness('1'), await openWitness('2')]
  const keys = witnesses.map(({ key }) => key)
  const { receiptId } = (await collector.post()).body
  await ask(witnessingOf(witnesses))
  const witnessKeys = witnesses.map(({ server }) => server.vkey)
  const report = await verifyBundle(await readBundle(receiptId), { logKeys: [vkey], witnessKeys })
  expect(report.checks.find(({ name }) => name === 'cosignatures')?.status).toBe('ok')
  expect(report.cosignatures.map(({ witness }) => witness).sort()).toEqual([
    'witness.example/1',
    'witness.example/2',
  ])
  const checkpoint = (await collector.call('/v1/sites/demo/log/checkpoint')).text
  expect(await verifyCosignatures(checkpoint, keys)).toHaveLength(2)
})

test('a receipt that is not cosigned yet is proven against the head; a cosigned one stays witnessed', async () => {
  const witness = await openWitness('1')
  const options = { logKeys: [vkey], witnessKeys: [witness.server.vkey] }
  const first = (await collector.post()).body.receiptId
  await ask(witnessingOf([witness]))
  const second = (await collector.post()).body.receiptId
  const reports = [await readBundle(first), await readBundle(second)].map((bundle) =>
    verifyBundle(bundle, options),
  )
  const [seen, unseen] = await Promise.all(reports)
  expect([seen?.witnessed, seen?.verdict !== 'failed']).toEqual([true, true])
  expect([unseen?.witnessed, unseen?.verdict !== 'failed']).toEqual([false, true])
  const checkpoint = (await collector.call('/v1/sites/demo/log/checkpoint')).text
  expect(await verifyCosignatures(checkpoint, [witness.key])).toEqual([])
})

test('a receipt that is sent again gets a proof with what was cosigned', async () => {
  const witness = await openWitness('1')
  const { receipt } = await collector.post()
  await ask(witnessingOf([witness]))
  await collector.post()
  const again = await collector.postText(JSON.stringify({ receipt }))
  expect(again.status).toBe(200)
  const { checkpoint } = parseTlogProof(again.body.proof)
  expect(await verifyCosignatures(checkpoint, [witness.key])).toHaveLength(1)
})

test('a log grows from whatever size the witness knows, and the lag shows', async () => {
  const witness = await openWitness('1')
  const witnessing = witnessingOf([witness])
  const entries = async () => (await witnessing.lag()).map((lag) => lag.entries)
  for (const more of [1, 1, 2, 5, 9]) {
    for (let count = 0; count < more; count += 1) await collector.post()
    expect((await entries())[0]).toBeGreaterThanOrEqual(more)
    await ask(witnessing)
    expect(await entries()).toEqual([0])
  }
  // Another collector, or this one after a restart, without what the first one kept.
  await collector.post()
  collector.store.receipts.readWitnessed = async () => undefined
  await ask(witnessingOf([witness]))
  expect(outcomes()).toEqual(Array(6).fill('cosigned'))
  await ask(witnessing)
  expect(faults).toEqual([])
})

test('a log that has not grown is sent once by each process: the database may be an older one', async () => {
  const witness = await openWitness('1')
  const witnessing = witnessingOf([witness])
  for (const again of [witnessing, witnessing, witnessing]) await ask(again)
  expect(outcomes()).toEqual(['cosigned'])
  await ask(witnessingOf([witness]))
  expect(outcomes()).toEqual(['cosigned', 'cosigned'])
})

test('a witness that is away is left alone for a while; the others go on, and so do appends', async () => {
  const [there, gone] = [await openWitness('1'), await openWitness('2')]
  await gone.server.stop()
  servers = servers.filter((server) => server !== gone.server)
  const witnessing = witnessingOf([there, gone], 60_000)
  await ask(witnessing)
  expect((await collector.post()).status).toBe(201)
  await ask(witnessing)
  expect(asked.filter(([name]) => name === there.name)).toHaveLength(2)
  expect(asked.filter(([name]) => name === gone.name)).toEqual([[gone.name, 'unreachable']])
  expect(await witnessing.lag()).toEqual([
    { site: 'demo', witness: there.name, entries: 0 },
    { site: 'demo', witness: gone.name, entries: await collector.size() },
  ])
})

test('when it is back it adds its cosignature to what the others cosigned', async () => {
  const [there, gone] = [await openWitness('1'), await openWitness('2')]
  await ask(witnessingOf([there]))
  await ask(witnessingOf([there, gone]))
  const checkpoint = (await collector.call('/v1/sites/demo/log/checkpoint')).text
  expect(await verifyCosignatures(checkpoint, [there.key, gone.key])).toHaveLength(2)
})

/** Passes requests on to a real witness; `meddle` may act before, and keep the answer. */
async function openProxy(meddle: (count: number) => Promise<boolean>) {
  const witness = await openWitness('behind')
  let count = 0
  const proxy = await openLiar(async (request, response) => {
    const body = await readText(request)
    const forward = () => fetch(witness.url + request.url, { method: 'POST', body })
    count += 1
    const isLost = await meddle(count)
    const answer = await forward()
    if (isLost) response.destroy()
    else response.writeHead(answer.status).end(await answer.text())
  })
  return { witness, proxy: { ...proxy, name: witness.name, key: witness.key } }
}

test('a cosignature whose answer is lost is had at the next round', async () => {
  const { proxy } = await openProxy(async (count) => count === 1)
  await ask(witnessingOf([proxy]))
  expect(await collector.store.receipts.readWitnessed('demo')).toBeUndefined()
  await ask(witnessingOf([proxy]))
  expect(outcomes()).toEqual(['unreachable', 'cosigned'])
  expect((await collector.store.receipts.readWitnessed('demo'))?.size).toBe(await collector.size())
})

test('another collector that appended, and asked, in between is no fault', async () => {
  const { witness, proxy } = await openProxy(async (count) => {
    if (count > 1) return false
    await collector.post()
    await ask(witnessingOf([witness]))
    return false
  })
  const witnessing = witnessingOf([proxy])
  expect(await ask(witnessing)).toEqual([])
  expect(outcomes()).toEqual(['cosigned', 'ahead'])
  expect((await collector.post()).status).toBe(201)
  await ask(witnessing)
  expect(outcomes().at(-1)).toBe('cosigned')
})

test('an answer to a visitor never waits for a witness', async () => {
  const silent = await openLiar(() => {})
  const asking = witnessingOf([silent]).ask(AbortSignal.timeout(2_000))
  const began = performance.now()
  expect((await collector.post()).status).toBe(201)
  expect(performance.now() - began).toBeLessThan(1_500)
  expect(await asking).toEqual([])
})

const noise: [string, RequestListener, Cosigned['outcome']][] = [
  ['an error', (_, response) => response.writeHead(503).end(), 'unreachable'],
  ['too much to do', (_, response) => response.writeHead(429).end(), 'unreachable'],
  ['a redirect', (_, response) => response.writeHead(302, { Location: '/' }).end(), 'unreachable'],
  ['a page', (_, response) => response.end('<html>hello</html>'), 'invalid'],
  ['nothing', (_, response) => response.end(), 'invalid'],
  ['a size that is none', (_, response) => response.writeHead(409).end('many\n'), 'invalid'],
  ['the same size again', (_, response) => response.writeHead(409).end('1\n'), 'invalid'],
  ['endless lines', (_, response) => response.end('—'.repeat(300_000)), 'unreachable'],
  ['that it knows no such log', (_, response) => response.writeHead(404).end(), 'refused'],
  ['that it knows no such key', (_, response) => response.writeHead(403).end(), 'refused'],
]

test.each(noise)('a witness that answers %s changes nothing', async (_, listener, outcome) => {
  await collector.post()
  await ask(witnessingOf([await openLiar(listener)]))
  expect(outcomes()).toEqual([outcome])
  expect(await collector.store.receipts.readWitnessed('demo')).toBeUndefined()
  expect((await collector.post()).status).toBe(201)
  expect(collector.errors).toEqual([])
})

test('a cosignature by another key, or of another checkpoint, is not kept', async () => {
  const witness = await openWitness('1')
  const { key } = await openWitness('2')
  await ask(witnessingOf([{ ...witness, key }]))
  expect(outcomes()).toEqual(['invalid'])
  expect(await collector.store.receipts.readWitnessed('demo')).toBeUndefined()
})

test.each([
  ['a longer log', 409, '99\n', 'ahead'],
  ['another log', 422, '', 'forked'],
] as const)(
  'a witness that claims %s, and cannot show it, stops nothing',
  async (_, status, text, fault) => {
    const liar = await openLiar(({ method }, response) => {
      response.writeHead(method === 'POST' ? status : 404).end(text)
    })
    const found = await collector.size()
    const claim = { site: 'demo', witness: liar.name, fault, found, isProven: false }
    expect(await ask(witnessingOf([liar]))).toEqual([claim])
    expect(faults).toEqual([claim])
    expect((await collector.post()).status).toBe(201)
  },
)

test('one that shows what this log signed and the database does not hold stops the log', async () => {
  const witness = await openWitness('1')
  for (let count = 0; count < 3; count += 1) await collector.post()
  await ask(witnessingOf([witness]))
  const { readHead } = collector.store.receipts
  const before = await readHead('demo')
  const size = await collector.size()
  // The same key over an older database.
  const older = await startTestCollector({ key: collector.key })
  collector = older
  await collector.post()
  const [fault] = await ask(witnessingOf([witness]))
  expect(fault).toMatchObject({ fault: 'ahead', isProven: true, found: await older.size() })
  const refused = await collector.post()
  expect([refused.status, refused.body.error.code]).toEqual([503, 'log_rolled_back'])
  expect(refused.headers.get('Retry-After')).toBe('60')
  expect(before?.size).toBe(size)
  expect(await older.size()).toBeLessThan(size)
})

test('a longer log of the same key that does not grow from what was cosigned is stopped, too', async () => {
  const witness = await openWitness('1')
  await collector.post()
  await ask(witnessingOf([witness]))
  const size = await collector.size()
  collector = await startTestCollector({ key: collector.key })
  while ((await collector.size()) <= size) await collector.post()
  const [fault] = await ask(witnessingOf([witness]))
  expect(fault).toMatchObject({ fault: 'forked', isProven: true })
  expect((await collector.post()).body.error.code).toBe('log_rolled_back')
  expect(collector.signed.isRolledBack()).toBe(true)
})

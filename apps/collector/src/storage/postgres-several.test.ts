import type { Id } from '@kvitto/core'
import {
  appendLeaf,
  type CompactRange,
  emptyRange,
  formatLogEntry,
  parseCheckpoint,
  parseTlogProof,
  parseVerifierKey,
  rangeRoot,
  verifyInclusion,
  verifyNote,
} from '@kvitto/receipt'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AccessLog, createAccessLog } from '../log/create-access-log.ts'
import { createLog, type Log } from '../log/create-log.ts'
import { hashLeaf, hashNode } from '../log/hash-node.ts'
import { generateLogKey, readLogKey } from '../log/log-key.ts'
import { newDatabase, runSql } from '../testing/test-database.ts'
import { testErasure } from '../testing/test-item.ts'
import { acceptTestReceipt, makeTestKey } from '../testing/test-receipt.ts'
import { testAccess } from './describe-access-store.ts'
import { openPostgres } from './postgres.ts'
import type { AppendOutcome } from './receipt-store.ts'
import type { Store } from './store.ts'

let url: string
/** Collectors on one database, as several processes have them: nothing is shared in memory. */
let collectors: { store: Store; log: Log; accessLog: AccessLog }[]

beforeEach(async () => {
  url = await newDatabase()
  const pem = generateLogKey()
  const stores = await Promise.all(
    Array.from({ length: 3 }, () => openPostgres({ url, reportError: () => {} })),
  )
  collectors = stores.map((store) => {
    const { receipts } = store
    const signed = { key: readLogKey(pem), origin: 't', now: () => new Date() }
    const log = createLog({ receipts, ...signed })
    return { store, log, accessLog: createAccessLog({ store, ...signed }) }
  })
})
afterEach(() => Promise.all(collectors.map(({ store }) => store.close())))

const collector = (i: number) => {
  const found = collectors[i % collectors.length]
  if (!found) throw new Error('expected a collector, found none')
  return found
}
const add = async (i: number, site: Id = 'demo') => {
  const receipt = await acceptTestReceipt({ site })
  return collector(i).log.append({ kind: 'receipt', site, receipt })
}
const written = (outcome: AppendOutcome) => {
  if (!('index' in outcome)) throw new Error(`expected an index, found ${outcome.outcome}`)
  return outcome
}

/** Size and root that a proof leads to; throws where it leads nowhere, or nobody signed it. */
async function verify(i: number, site: Id, text: string) {
  const { store, log } = collector(i)
  const { index, path, checkpoint } = parseTlogProof(text)
  const { text: signed } = await verifyNote(checkpoint, [
    await parseVerifierKey(await log.vkey(site)),
  ])
  const { size, root } = parseCheckpoint(signed)
  const [entry] = await store.receipts.listEntries(site, index, 1)
  const leaf = hashLeaf(entry ? formatLogEntry(entry) : '')
  expect(await verifyInclusion({ index, size, leaf, path, root })).toBe(true)
  return { size, root }
}

test('100 copies at once, by several collectors, are one record that all acknowledge alike', async () => {
  const receipt = await acceptTestReceipt()
  const entry = { kind: 'receipt', site: 'demo', receipt } as const
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, (_, i) => collector(i).log.append(entry)),
  )
  const [{ receivedAt }] = outcomes.map(written) as [ReturnType<typeof written>]
  expect(outcomes.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1)
  for (const outcome of outcomes) expect(outcome).toMatchObject({ index: 0, receivedAt })
  expect((await collector(0).store.receipts.readHead('demo'))?.size).toBe(1)
  expect(await collector(1).store.receipts.listEntries('demo', 0, 9)).toHaveLength(1)
})

test('several collectors fill the logs of several sites without gap or fork, and count each grant', async () => {
  const sites = ['c', 'a', 'b']
  const all = await Promise.all(
    Array.from({ length: 900 }, async (_, i) => {
      const site = sites[i % 9 < 6 ? 0 : i % 3] ?? ''
      return { i, site, ...written(await add(i, site)) }
    }),
  )
  for (const site of sites) {
    const own = all.filter((one) => one.site === site)
    const indexes = own.map(({ index }) => index).sort((a, b) => a - b)
    expect(indexes).toEqual(Array.from(own, (_, position) => position))
    const roots = new Map<number, string>()
    for (const { i, index, head } of own.filter((_, position) => position % 7 === 0)) {
      // Each proves it by the next one's tiles, against the checkpoint that it was answered with.
      const { size, root } = await verify(
        i,
        site,
        await collector(i + 1).log.prove(site, index, head),
      )
      const known = roots.get(size) ?? Buffer.from(root).toString('hex')
      expect(Buffer.from(root).toString('hex')).toBe(known)
      roots.set(size, known)
    }
    const at = new Date().toISOString()
    expect(await collector(2).store.receipts.countUnknownVersions(site, at)).toBe(own.length)
  }
})

test('proofs and tiles are right where another collector has appended since they were read', async () => {
  const first = written(await add(0))
  const { log, store } = collector(0)
  const old = await log.prove('demo', 0, first.head)
  // Completes a tile that this one has read while it was open.
  await Promise.all(Array.from({ length: 300 }, () => add(1)))
  expect(await log.prove('demo', 0, first.head)).toBe(old)
  const head = await store.receipts.readHead('demo')
  if (!head) throw new Error('expected a head, found none')
  expect((await verify(0, 'demo', await log.prove('demo', 0, head))).size).toBe(301)
  expect((await verify(0, 'demo', await log.prove('demo', 300, head))).size).toBe(301)
  const tile = await store.receipts.readTile('demo', 0, 0, 256)
  expect(tile?.slice(0, 1)).toEqual(await store.receipts.readTile('demo', 0, 0, 1))
  expect(written(await add(0)).index).toBe(301)
})

test('what one collector erases, another that knew of no erasure takes no more', async () => {
  const key = await makeTestKey()
  const [own, grant] = [await acceptTestReceipt({ key }), await acceptTestReceipt({ key })]
  const post = async (i: number, receipt: typeof own) =>
    (await collector(i).log.append({ kind: 'receipt', site: 'demo', receipt })).outcome
  expect([await post(0, own), await post(1, own), await post(2, own)]).toEqual([
    'appended',
    'known',
    'known',
  ])
  const erasure = testErasure(key.subjectId, { 0: own })
  expect((await collector(0).log.append(erasure)).outcome).toBe('appended')
  expect(await Promise.all([0, 1, 2].map((i) => post(i, grant)))).toEqual(
    Array(3).fill('subject-erased'),
  )
  expect(await Promise.all([0, 1, 2].map((i) => post(i, own)))).toEqual(Array(3).fill('known'))
})

test('what several collectors are asked for fills one access log without gap or fork, beside earlier rows', async () => {
  const sites = ['a', 'b']
  await Promise.all(
    Array.from({ length: 600 }, async (_, i) => {
      const site = sites[i % 2] ?? ''
      if (i % 5 > 0) return collector(i).accessLog.record(testAccess({ site, found: i }))
      // As a collector of the version before writes it.
      const row = `(0, 'x', '${site}', 'receipts', ${i}, '')`
      return runSql(
        url,
        `insert into access (at, token_id, site, query, found, filter_hash) values ${row}`,
      )
    }),
  )
  await Promise.all(sites.map((site) => collector(0).accessLog.record(testAccess({ site }))))
  for (const site of sites) {
    const name = `${site}/access`
    const kept = await collector(1).store.accesses.list(site, {}, { limit: 1000 })
    const indexes = kept.map(({ index }) => Number(index)).sort((a, b) => a - b)
    expect(indexes).toEqual(Array.from({ length: 301 }, (_, i) => i))
    const entries = await collector(2).store.receipts.listEntries(name, 0, 1000)
    let range: CompactRange = emptyRange
    for (const entry of entries)
      range = appendLeaf(range, hashLeaf(formatLogEntry(entry)), { hashNode })
    const head = await collector(2).store.receipts.readHead(name)
    const vkey = await parseVerifierKey(await collector(0).log.vkey(name))
    const { text } = await verifyNote(head?.checkpoint ?? '', [vkey])
    const { size, root } = parseCheckpoint(text)
    expect([size, root]).toEqual([301, new Uint8Array(rangeRoot(range, hashNode) ?? [])])
  }
})

import {
  formatLogEntry,
  parseCheckpoint,
  parseNote,
  verifyConsistency,
  verifyInclusion,
} from '@kvitto/receipt'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createProver } from '../log/create-prover.ts'
import { endLog } from '../log/end-log.ts'
import { growTree } from '../log/grow-tree.ts'
import { hashLeaf } from '../log/hash-node.ts'
import { createSignedHeads } from '../log/signed-heads.ts'
import { growTestLog, testSignerOf } from '../testing/grow-test-log.ts'
import { testErasure, testItem, testPruned } from '../testing/test-item.ts'
import { acceptTestReceipt, uuid7 } from '../testing/test-receipt.ts'
import type { AppendItem } from './receipt-store.ts'
import type { Store } from './store.ts'

const AT = '2026-11-21T10:00:00.000Z'
const LATER = '2026-11-22T10:00:00.000Z'

/** Part of the contract that every backend keeps: how logs end, go on and are pruned. */
export function describeTurns(name: string, open: () => Promise<Store>): void {
  describe(`${name}: logs that end`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    const append = (items: AppendItem[]) => store.receipts.append(items, growTestLog)
    const add = async (changes: Parameters<typeof acceptTestReceipt>[0] = {}, at = AT) => {
      const receipt = await acceptTestReceipt(changes)
      const [outcome] = await append([testItem(receipt, at)])
      return { receipt, outcome }
    }
    const end = (origin: string, isSucceeded: boolean) => {
      const signed = createSignedHeads()
      const options = { receipts: store.receipts, signed, base: 't', signerOf: testSignerOf }
      return endLog({ ...options, now: () => new Date(LATER) }, 'demo', { origin, isSucceeded })
    }
    const turns = async () =>
      (await store.receipts.listHeads('demo')).map(({ size, turn }) => ({ size, ...turn }))

    test('a log ends with an entry, and the site goes on in the next one', async () => {
      const { receipt } = await add()
      await end('t/demo', true)
      expect(await turns()).toEqual([
        { size: 2, generation: 1, first: 0, isClosed: true },
        { size: 1, generation: 2, first: 2, isClosed: false },
      ])
      const { outcome } = await add({}, LATER)
      expect(outcome).toMatchObject({ outcome: 'appended', index: 3, head: { size: 2 } })
      const head = await store.receipts.readHead('demo')
      expect(parseCheckpoint(parseNote(head?.checkpoint ?? '').text).origin).toBe('t/2/demo')
      const kinds = (await store.receipts.listEntries('demo', 0, 9)).map(({ kind }) => kind)
      expect(kinds).toEqual(['receipt', 'closed', 'opened', 'receipt'])
      const [again] = await append([testItem(receipt)])
      expect(again).toMatchObject({ outcome: 'known', index: 0 })
    })

    test('the records name each other, with size and root of what ended', async () => {
      await add()
      await end('t/demo', true)
      const [closed, opened] = await store.receipts.listRecords('demo')
      expect(closed).toMatchObject({ kind: 'closed', index: 1, receivedAt: LATER })
      expect(opened).toMatchObject({ kind: 'opened', index: 2, receivedAt: LATER })
      const { keys } = { keys: testSignerOf('demo/2').vkeys }
      const { successor } = JSON.parse(closed?.record ?? '')
      expect(successor).toEqual({ origin: 't/2/demo', keys })
      const last = parseCheckpoint(parseNote(closed?.checkpoint ?? '').text)
      expect(JSON.parse(opened?.record ?? '').predecessor).toEqual({
        origin: 't/demo',
        keys: testSignerOf('demo').vkeys,
        size: last.size,
        root: Buffer.from(last.root).toString('base64'),
      })
    })

    test('tiles and proofs are each log’s own, however long both are', async () => {
      const items = await builds(300)
      await append(items.slice(0, 258))
      await end('t/demo', true)
      await append(items.slice(258))
      const [one, two] = await store.receipts.listHeads('demo')
      expect([one?.size, two?.size]).toEqual([259, 43])
      const leaves = items.map(({ leafHash }) => Buffer.from(leafHash))
      const { readTile } = store.receipts
      expect(await readTile('demo', 0, 0, 256)).toEqual(leaves.slice(0, 256))
      expect(await readTile('demo', 0, 1, 3)).toHaveLength(3)
      expect(await readTile('demo', 0, 1, 4)).toBeUndefined()
      expect((await readTile('demo/2', 0, 0, 43))?.slice(1)).toEqual(leaves.slice(258))
      expect(await readTile('demo/2', 0, 0, 44)).toBeUndefined()
      expect(await readTile('demo/3', 0, 0, 1)).toBeUndefined()
      await append(await builds(300, 1000))
      expect((await readTile('demo/2', 0, 0, 256))?.[1]).toEqual(leaves[258])
      expect(await readTile('demo/2', 1, 0, 1)).toHaveLength(1)
      const head = await store.receipts.readHead('demo')
      const { root } = parseCheckpoint(parseNote(head?.checkpoint ?? '').text)
      const path = await createProver(store.receipts, 'demo/2', 343).inclusion(1)
      const leaf = leaves[258] ?? Buffer.of()
      expect(await verifyInclusion({ index: 1, size: 343, leaf, path, root })).toBe(true)
    })

    test('said twice, or of another log, it ends nothing', async () => {
      await end('t/demo', true)
      expect(await turns()).toEqual([])
      await add()
      await end('t/other', true)
      await end('t/2/demo', true)
      expect(await turns()).toEqual([{ size: 1 }])
      await end('t/demo', true)
      await end('t/demo', true)
      expect(await turns()).toHaveLength(2)
    })

    test('where no other log goes on, what is new is refused and what is known is known', async () => {
      const { receipt } = await add()
      await end('t/demo', false)
      expect(await turns()).toEqual([{ size: 2, generation: 1, first: 0, isClosed: true }])
      expect((await add()).outcome).toEqual({ outcome: 'log-closed' })
      expect((await append([testItem(receipt)]))[0]).toMatchObject({ outcome: 'known', index: 0 })
      await end('t/demo', true)
      expect(await turns()).toHaveLength(1)
      const { outcome } = await add({ site: 'other' })
      expect(outcome).toMatchObject({ index: 0 })
    })

    test('many appends at once and an end: every index is there once', async () => {
      await add()
      const receipts = await Promise.all(Array.from({ length: 20 }, () => acceptTestReceipt()))
      await Promise.all([
        ...receipts.slice(10).map((receipt) => append([testItem(receipt)])),
        end('t/demo', true),
        ...receipts.slice(0, 10).map((receipt) => append([testItem(receipt)])),
      ])
      const [one, two] = await store.receipts.listHeads('demo')
      expect((one?.size ?? 0) + (two?.size ?? 0)).toBe(23)
      expect(two?.turn?.first).toBe(one?.size)
      expect(await store.receipts.listEntries('demo', 0, 99)).toHaveLength(23)
    })

    test('pruned receipts are gone with all that finds them; entries and counts stay', async () => {
      const { receipt: old } = await add()
      const { receipt: ending } = await add({
        decisions: { analytics: 'refused' },
        ends: [old.hash],
      })
      const { receipt: kept } = await add({}, LATER)
      const { firstSince, removeReceipts } = store.receipts
      expect(await firstSince('demo', LATER)).toBe(2)
      expect(await firstSince('demo', '2027-01-01T00:00:00.000Z')).toBe(3)
      expect(await firstSince('other', LATER)).toBe(0)
      const bodies = [old, ending].map(({ payload }, index) => ({ ...payload, index }))
      await removeReceipts('demo', bodies)
      await removeReceipts('demo', bodies)
      const found = await store.receipts.findReceipts('demo', {}, { limit: 9 })
      expect(found.map(({ hash }) => hash)).toEqual([kept.hash])
      const refusing = { purpose: 'analytics', decision: 'refused' } as const
      expect(await store.receipts.findReceipts('demo', refusing, { limit: 9 })).toEqual([])
      expect(await store.receipts.listReceiptsEnding('demo', [old.hash], { limit: 9 })).toEqual([])
      expect(await store.receipts.listEntries('demo', 0, 9)).toHaveLength(3)
      expect(await store.receipts.countUnknownVersions('demo', LATER)).toBe(1)
    })

    test('what an erasure left of old receipts goes too; the erasure itself stays', async () => {
      const { receipt } = await add()
      await append([testErasure(receipt.payload.subjectId, { 0: receipt })])
      const listed = () =>
        store.receipts.listErasures('demo', receipt.payload, { limit: 9 }).then((all) => all.length)
      expect(await listed()).toBe(1)
      await store.receipts.removeTraces('demo', 0)
      expect(await listed()).toBe(1)
      await store.receipts.removeTraces('demo', 1)
      expect(await listed()).toBe(0)
      expect(await store.receipts.listErasures('demo', {}, { limit: 9 })).toHaveLength(1)
    })

    test('a grant of before the newest pruning is none any more, unless it is stored', async () => {
      const madeAt = Date.parse('2020-01-01T00:00:00.000Z')
      const [old, other] = [uuid7(madeAt), uuid7(madeAt)].map((receiptId) => ({ receiptId }))
      const grants = [await add(old), await add({ ...old, site: 'other' })]
      const again = grants.map(({ receipt }) => testItem(receipt, LATER))
      const unseen = testItem(await acceptTestReceipt(other), LATER)
      const first = await append([testPruned(LATER), unseen, ...again])
      const known = { outcome: 'known', index: 0 }
      expect(first.slice(1)).toMatchObject([{ outcome: 'receipt-pruned' }, known, known])
      for (const { receipt } of grants) {
        const { payload } = receipt
        await store.receipts.removeReceipts(payload.site, [{ ...payload, index: 0 }])
      }
      const outcomes = (await append(again)).map(({ outcome }) => outcome)
      expect(outcomes).toEqual(['receipt-pruned', 'appended'])
      const refusal = { ...old, decisions: { analytics: 'refused' } } as const
      expect((await add(refusal, LATER)).outcome).toMatchObject({ outcome: 'appended' })
      expect((await add({}, LATER)).outcome).toMatchObject({ outcome: 'appended' })
    })

    test('an entry says what was pruned', async () => {
      await add()
      const record = '{"schema":"kvitto/pruned/1"}'
      const { receipt: _, ...base } = testItem(await acceptTestReceipt(), LATER)
      await append([{ ...base, kind: 'pruned', record }])
      expect(await store.receipts.listRecords('demo')).toEqual([
        { kind: 'pruned', index: 1, receivedAt: LATER, record, checkpoint: '' },
      ])
    })
  })
}

/** Of stores that hold a log of this length: the one in memory looks through all of it. */
export function describeLongLogs(name: string, open: () => Promise<Store>): void {
  test(`${name}: a log may end with the last leaf of its third level of tiles, and the next begins`, async () => {
    const store = await open()
    const { append: appendTo, readTile } = store.receipts
    const size = 256 ** 2
    // Of a kind that is not looked for, to see whether it is known.
    const kept = { kind: 'pruned', record: '{}' } as const
    const items = (await builds(size - 1)).map((item): AppendItem => ({ ...item, ...kept }))
    for (let from = 0; from < size; from += 2048) {
      await appendTo(items.slice(from, from + 2048), growTestLog)
    }
    const signed = createSignedHeads()
    const log = {
      receipts: store.receipts,
      signed,
      base: 't',
      signerOf: testSignerOf,
      now: () => new Date(LATER),
    }
    await endLog(log, 'demo', { origin: 't/demo', isSucceeded: true })
    const [one, two] = await store.receipts.listHeads('demo')
    expect([one?.size, two?.size]).toEqual([size, 1])
    expect(await readTile('demo', 0, 255, 256)).toHaveLength(256)
    expect(await readTile('demo', 0, 256, 1)).toBeUndefined()
    expect(await readTile('demo', 1, 0, 256)).toHaveLength(256)
    const rootOf = (checkpoint = '') => parseCheckpoint(parseNote(checkpoint).text).root
    const root = rootOf(one?.checkpoint)
    expect(await readTile('demo', 2, 0, 1)).toEqual([Buffer.from(root)])
    const [last] = await store.receipts.listEntries('demo', size - 1, 1)
    if (!last) throw new Error('expected the entry that ends the log')
    const leaves = [...items.map(({ leafHash }) => leafHash), hashLeaf(formatLogEntry(last))]
    const prover = createProver(store.receipts, 'demo', size)
    for (const index of [0, 255, 256, size - 257, size - 256, size - 1]) {
      const leaf = leaves[index] ?? Buffer.of()
      const path = await prover.inclusion(index)
      expect(await verifyInclusion({ index, size, leaf, path, root })).toBe(true)
    }
    for (const size1 of [1, 256, 257, size - 256, size - 1]) {
      const { head } = growTree(undefined, leaves.slice(0, size1), testSignerOf('demo'))
      const root1 = rootOf(head.checkpoint)
      const proof = await prover.consistency(size1)
      expect(await verifyConsistency({ size1, size2: size, root1, root2: root, proof })).toBe(true)
    }
    const [outcome] = await appendTo(await builds(1, size), growTestLog)
    expect(outcome).toMatchObject({ outcome: 'appended', index: size + 1, head: { size: 2 } })
    await store.close()
  })
}

/** Entries that need no receipt each. */
async function builds(count: number, from = 0): Promise<AppendItem[]> {
  return Array.from({ length: count }, (_, i) => {
    const standsFor = Buffer.alloc(32)
    standsFor.writeUInt32BE(from + i)
    const entry = { kind: 'build', receivedAt: AT, standsFor } as const
    return { ...entry, site: 'demo', leafHash: hashLeaf(formatLogEntry(entry)) }
  })
}

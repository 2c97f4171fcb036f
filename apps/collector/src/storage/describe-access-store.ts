import {
  appendLeaf,
  type CompactRange,
  canonicalize,
  emptyRange,
  formatLogEntry,
  hashText,
  parseCheckpoint,
  parseNote,
  rangeRoot,
  toBase64url,
} from '@kvitto/receipt'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAccessLog } from '../log/create-access-log.ts'
import { hashLeaf, hashNode } from '../log/hash-node.ts'
import { generateLogKey, readLogKey } from '../log/log-key.ts'
import { createSignedHeads } from '../log/signed-heads.ts'
import { growTestLog } from '../testing/grow-test-log.ts'
import { testItem } from '../testing/test-item.ts'
import { acceptTestReceipt } from '../testing/test-receipt.ts'
import type { Access } from './access-store.ts'
import type { LogEntry } from './receipt-store.ts'
import type { Store } from './store.ts'

const key = readLogKey(generateLogKey())
const now = () => new Date('2032-01-01T12:00:00.000Z')

export function testAccess(changes: Partial<Access> = {}): Access {
  return {
    at: '2026-11-21T10:00:00.000Z',
    tokenId: 'dpo',
    site: 'demo',
    query: 'receipts',
    found: 1,
    filterHash: 'A'.repeat(43),
    ...changes,
  }
}

/** Every backend runs this suite. `open` gives an empty store; it is closed afterwards. */
export function describeAccessStore(name: string, open: () => Promise<Store>): void {
  describe(`${name}: the AccessStore contract`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    const log = (signed = createSignedHeads()) =>
      createAccessLog({ store, key, origin: 't', now, signed })
    const list = async (filter = {}) =>
      (await store.accesses.list('demo', filter, { limit: 1000 })).map(({ found }) => found)

    test('each access is an entry of its site’s access log, which the checkpoint is signed over', async () => {
      const { record } = log()
      await record(testAccess())
      await record(testAccess({ site: 'other' }))
      await record(testAccess({ at: '2026-11-21T11:00:00.000Z', query: 'bundle', found: 7 }))
      const head = await store.receipts.readHead('demo/access')
      const { origin, size, root } = parseCheckpoint(parseNote(head?.checkpoint ?? '').text)
      expect([origin, size]).toEqual(['t/demo/access', 2])
      const entries = await store.receipts.listEntries('demo/access', 0, 9)
      expect(entries.map(({ kind, receivedAt }) => [kind, receivedAt])).toEqual([
        ['access', '2026-11-21T10:00:00.000Z'],
        ['access', '2026-11-21T11:00:00.000Z'],
      ])
      const { at, ...access } = testAccess()
      const bytes = canonicalize({ schema: 'kvitto/access/1', ...access, at })
      expect(toBase64url(entries[0]?.standsFor ?? Buffer.of())).toBe(await hashText(bytes))
      expect(hexOf(rootsOf(entries).at(-1))).toBe(hexOf(root))
      expect((await store.receipts.readHead('other/access'))?.size).toBe(1)
    })

    test('it is a log apart: the receipts’ does not see it, nor it that', async () => {
      await store.receipts.append([testItem(await acceptTestReceipt())], growTestLog)
      const before = await store.receipts.readHead('demo')
      await log().record(testAccess())
      expect(await store.receipts.readHead('demo')).toEqual(before)
      expect(await store.receipts.listHeads('demo')).toHaveLength(1)
      expect(await store.receipts.listEntries('demo', 0, 9)).toHaveLength(1)
      expect(await store.receipts.readTile('demo', 0, 0, 2)).toBeUndefined()
      expect(await store.receipts.readTile('demo/access', 0, 0, 1)).toHaveLength(1)
      expect(await store.receipts.readTile('demo/access', 0, 0, 2)).toBeUndefined()
    })

    test('at once they take indexes without gaps, and full tiles are those of the leaves', async () => {
      const logs = [log(), log()]
      await Promise.all(
        Array.from({ length: 300 }, (_, found) => logs[found % 2]?.record(testAccess({ found }))),
      )
      const kept = await store.accesses.list('demo', {}, { limit: 1000 })
      expect(kept.map(({ index }) => index).sort((a, b) => Number(a) - Number(b))).toEqual(
        Array.from({ length: 300 }, (_, i) => i),
      )
      const entries = await store.receipts.listEntries('demo/access', 0, 300)
      const leaves = entries.map((entry) => hashLeaf(formatLogEntry(entry)))
      const tile = await store.receipts.readTile('demo/access', 0, 0, 256)
      expect(tile?.map(hexOf)).toEqual(leaves.slice(0, 256).map(hexOf))
      const above = await store.receipts.readTile('demo/access', 1, 0, 1)
      const roots = rootsOf(entries)
      expect(above?.map(hexOf)).toEqual([hexOf(roots[255])])
      const head = await store.receipts.readHead('demo/access')
      const { root } = parseCheckpoint(parseNote(head?.checkpoint ?? '').text)
      expect(hexOf(roots[299])).toBe(hexOf(root))
    })

    test('what is recorded while a pruning is said takes no index twice, and one tree has it all', async () => {
      const [one, other] = [log(), log()]
      await one.record(testAccess())
      const pruning = Array.from({ length: 5 }, () => other.prune('demo', '{"minimum":1}'))
      const recording = Array.from({ length: 60 }, (_, found) => one.record(testAccess({ found })))
      await Promise.all([...pruning, ...recording])
      const records = await store.receipts.listRecords('demo/access')
      const kept = await store.accesses.list('demo', {}, { limit: 1000 })
      const indexes = [...records, ...kept].map(({ index }) => Number(index))
      expect(indexes.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 66 }, (_, i) => i))
      const { checkpoint = '' } = (await store.receipts.readHead('demo/access')) ?? {}
      const entries = await store.receipts.listEntries('demo/access', 0, 99)
      const { root } = parseCheckpoint(parseNote(checkpoint).text)
      expect(hexOf(rootsOf(entries)[65])).toBe(hexOf(root))
    })

    test('what cannot be signed leaves nothing behind', async () => {
      await log().record(testAccess())
      const failing = store.accesses.append([testAccess({ found: 2 })], () => {
        throw new Error('no signature')
      })
      await expect(failing).rejects.toThrow('no signature')
      expect(await list()).toEqual([1])
      expect((await store.receipts.readHead('demo/access'))?.size).toBe(1)
    })

    test('a log that has less than was signed is refused', async () => {
      const signed = createSignedHeads()
      await log(signed).record(testAccess())
      signed.raise('demo/access', { size: 9, checkpoint: '' })
      const recording = log(signed).record(testAccess())
      await expect(recording).rejects.toMatchObject({ code: 'log_rolled_back', retryAfter: 60 })
      expect(await list()).toEqual([1])
    })

    test('what its log says is pruned goes, some at a time; entries, tiles and all else stay', async () => {
      const { record, prune } = log()
      await Promise.all(Array.from({ length: 300 }, (_, found) => record(testAccess({ found }))))
      await record(testAccess({ site: 'other' }))
      const remove = (below: number) => store.accesses.remove('demo', below, 100)
      await expect(remove(1)).rejects.toThrow('never removed before its log says so')
      const entries = await store.receipts.listEntries('demo/access', 0, 300)
      const text = JSON.stringify({ minimum: 250 })
      await prune('demo', text)
      await record(testAccess({ found: 301 }))
      await expect(store.accesses.remove('demo', 251, 300)).rejects.toThrow('never removed')
      expect([await remove(250), await remove(250), await remove(250), await remove(250)]).toEqual([
        100, 100, 50, 0,
      ])
      const left = [301, ...Array.from({ length: 50 }, (_, n) => 299 - n)]
      expect((await list()).toSorted((a, b) => b - a)).toEqual(left)
      expect(await store.accesses.list('other', {}, { limit: 9 })).toHaveLength(1)
      expect(await store.receipts.listEntries('demo/access', 0, 300)).toEqual(entries)
      const [said] = await store.receipts.listRecords('demo/access')
      expect(said).toMatchObject({ kind: 'pruned', index: 300, record: text })
      const head = await store.receipts.readHead('demo/access')
      const { root } = parseCheckpoint(parseNote(head?.checkpoint ?? '').text)
      const all = await store.receipts.listEntries('demo/access', 0, 400)
      expect([all.length, hexOf(rootsOf(all).at(-1))]).toEqual([302, hexOf(root)])
      expect(await store.receipts.listRecords('demo')).toEqual([])
    })

    test('lists go from the newest, within a span, page by page', async () => {
      const { record } = log()
      for (let hour = 0; hour < 6; hour++) {
        // Two of each time.
        const at = `2026-11-21T${10 + Math.floor(hour / 2)}:00:00.000Z`
        await record(testAccess({ at, found: hour }))
      }
      expect(await list()).toEqual([5, 4, 3, 2, 1, 0])
      const from = '2026-11-21T11:00:00.000Z'
      expect(await list({ from })).toEqual([5, 4, 3, 2])
      expect(await list({ from, to: '2026-11-21T12:00:00.000Z' })).toEqual([3, 2])
      const first = await store.accesses.list('demo', {}, { limit: 3 })
      const next = await store.accesses.list('demo', {}, { limit: 9, after: first.at(-1) })
      expect(next.map(({ found }) => found)).toEqual([2, 1, 0])
      expect(await store.accesses.list('other', {}, { limit: 9 })).toEqual([])
    })
  })
}

/** Of the tree at each size. */
function rootsOf(entries: readonly LogEntry[]): (Uint8Array | undefined)[] {
  let range: CompactRange = emptyRange
  return entries.map((entry) => {
    range = appendLeaf(range, hashLeaf(formatLogEntry(entry)), { hashNode })
    return rangeRoot(range, hashNode)
  })
}

function hexOf(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('hex')
}

export interface EarlierAccesses {
  /** A database as it was before there were access logs. */
  prepare(): Promise<void>
  /** Does what a collector of that version does. */
  insert(accesses: readonly Access[]): Promise<void>
  open(): Promise<Store>
}

/** Of databases that a collector of the version before has written to, and goes on writing to. */
export function describeEarlierAccesses(
  name: string,
  { prepare, insert, open }: EarlierAccesses,
): void {
  test(`${name}: what was recorded without an index enters the log in its order, at its time, before the next`, async () => {
    await prepare()
    const many = Array.from({ length: 2100 }, (_, found) => testAccess({ found }))
    await insert([...many, testAccess({ site: 'other' })])
    const store = await open()
    const { record } = createAccessLog({ store, key, origin: 't', now })
    const waiting = await store.accesses.list('demo', {}, { limit: 1 })
    expect(waiting).toMatchObject([{ found: 2099, index: null }])
    await record(testAccess({ at: '2026-11-22T10:00:00.000Z', found: 2100 }))
    await insert([testAccess({ found: 2101 })])
    await record(testAccess({ at: '2026-11-22T11:00:00.000Z', found: 2102 }))
    const kept = await store.accesses.list('demo', {}, { limit: 3000 })
    expect(kept.every(({ index, found }) => index === found)).toBe(true)
    expect(kept).toHaveLength(2103)
    const [, last] = await store.receipts.listEntries('demo/access', 2100, 2)
    expect(last?.receivedAt).toBe('2026-11-21T10:00:00.000Z')
    expect((await store.receipts.readHead('demo/access'))?.size).toBe(2103)
    expect(await store.receipts.readHead('other/access')).toBeUndefined()
    await store.close()
  })

  test(`${name}: and all of it where the log is told to take it, site by site`, async () => {
    await prepare()
    await insert(Array.from({ length: 2100 }, (_, found) => testAccess({ found })))
    await insert([testAccess({ site: 'other' })])
    const store = await open()
    const signed = createSignedHeads()
    const { takeWaiting } = createAccessLog({ store, key, origin: 't', now, signed })
    await takeWaiting()
    const kept = await store.accesses.list('demo', {}, { limit: 3000 })
    expect(kept.every(({ index, found }) => index === found)).toBe(true)
    const sizes = [await store.receipts.readHead('demo/access')]
    sizes.push(await store.receipts.readHead('other/access'))
    expect(sizes.map((head) => head?.size)).toEqual([2100, 1])
    expect(() => signed.check('demo/access', undefined)).toThrow('with 2100 entries')
    const grow = () => {
      throw new Error('expected nothing to sign')
    }
    expect(await store.accesses.takeWaiting('demo', grow)).toBe(true)
    expect(await store.accesses.listWaiting()).toEqual([])
    await store.close()
  })
}

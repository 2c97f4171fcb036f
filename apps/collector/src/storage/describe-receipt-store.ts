import { publishPolicy } from '@kvitto/receipt'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { growTree } from '../log/grow-tree.ts'
import { generateLogKey, type LogSigner, makeSigner, readLogKey } from '../log/log-key.ts'
import { testItem, testPublished } from '../testing/test-item.ts'
import { testPolicy } from '../testing/test-policy.ts'
import { acceptTestReceipt, makeTestKey, type TestReceipt } from '../testing/test-receipt.ts'
import { describeErasures } from './describe-erasures.ts'
import { describeTurns } from './describe-turns.ts'
import type {
  AppendItem,
  AppendOutcome,
  EndingPage,
  GrowLog,
  ReceiptFilter,
} from './receipt-store.ts'
import type { Store } from './store.ts'

/** Every backend runs this suite. `open` gives an empty store; it is closed afterwards. */
export function describeReceiptStore(name: string, open: () => Promise<Store>): void {
  describeErasures(name, open)
  describeTurns(name, open)
  describe(`${name}: the ReceiptStore contract`, () => {
    let store: Store
    let signers: Map<string, LogSigner>
    beforeEach(async () => {
      store = await open()
      const key = readLogKey(generateLogKey())
      signers = new Map()
      for (const site of ['demo', 'other']) signers.set(site, await makeSigner(key, `t/${site}`))
    })
    afterEach(() => store.close())

    const grow: GrowLog = (site, head, leaves) => {
      const signer = signers.get(site)
      if (!signer) throw new Error(`expected a known site, found ${site}`)
      return growTree(head, leaves, signer)
    }
    const append = (items: AppendItem[]) => store.receipts.append(items, grow)
    const add = async (changes: TestReceipt = {}, at = '2026-11-21T10:00:00.000Z') => {
      const receipt = await acceptTestReceipt(changes)
      await append([testItem(receipt, at)])
      return receipt
    }
    const ids = async (filter: Parameters<Store['receipts']['findReceipts']>[1], limit = 100) =>
      (await store.receipts.findReceipts('demo', filter, { limit })).map(({ index }) => index)

    test('indexes have no gaps, and a log of its own for each site', async () => {
      const receipts = await Promise.all(
        ['demo', 'other', 'demo', 'demo', 'other'].map((site) => acceptTestReceipt({ site })),
      )
      const outcomes = await append(receipts.map((receipt) => testItem(receipt)))
      expect(outcomes.map(indexOf)).toEqual([0, 0, 1, 2, 1])
      expect((await store.receipts.readHead('demo'))?.size).toBe(3)
      expect((await store.receipts.readHead('other'))?.size).toBe(2)
    })

    test('the same receipt again is known by its first index and time', async () => {
      const receipt = await add()
      const [again] = await append([testItem(receipt, '2026-11-21T11:00:00.000Z')])
      expect(again).toMatchObject({
        outcome: 'known',
        index: 0,
        receivedAt: '2026-11-21T10:00:00.000Z',
      })
      expect((await store.receipts.readHead('demo'))?.size).toBe(1)
    })

    test('the same receipt twice in one batch is one record', async () => {
      const item = testItem(await acceptTestReceipt())
      const outcomes = await append([item, item])
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['appended', 'known'])
      expect(outcomes.map(indexOf)).toEqual([0, 0])
    })

    test('concurrent calls take different indexes', async () => {
      const receipts = await Promise.all(Array.from({ length: 20 }, () => acceptTestReceipt()))
      const outcomes = await Promise.all(receipts.map((receipt) => append([testItem(receipt)])))
      const indexes = outcomes.flat().map(indexOf)
      expect(indexes.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i))
    })

    test('other bytes under a stored receiptId are a conflict and change nothing', async () => {
      const { payload } = await add()
      const other = await acceptTestReceipt({ receiptId: payload.receiptId })
      expect(await append([testItem(other)])).toEqual([{ outcome: 'conflict' }])
      expect((await store.receipts.readHead('demo'))?.size).toBe(1)
    })

    test('a previous of another subject is refused, an unknown one and a fork are not', async () => {
      const key = await makeTestKey()
      const first = await add({ key })
      const foreign = await acceptTestReceipt({ previous: first.hash })
      expect(await append([testItem(foreign)])).toEqual([{ outcome: 'subject-mismatch' }])
      const forks = await Promise.all(
        [first.hash, first.hash, 'A'.repeat(43)].map((previous) =>
          acceptTestReceipt({ key, previous }),
        ),
      )
      const outcomes = await append(forks.map((receipt) => testItem(receipt)))
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['appended', 'appended', 'appended'])
    })

    test('a batch that fails leaves nothing behind', async () => {
      await add()
      const before = await store.receipts.readHead('demo')
      const receipt = await acceptTestReceipt()
      const failing = store.receipts.append([testItem(receipt)], () => {
        throw new Error('no signature')
      })
      await expect(failing).rejects.toThrow('no signature')
      expect(await store.receipts.readHead('demo')).toEqual(before)
      expect(await store.receipts.getReceipt('demo', receipt.payload.receiptId)).toBeUndefined()
      expect(await store.receipts.readTile('demo', 0, 0, 2)).toBeUndefined()
      const [later] = await append([testItem(receipt)])
      expect(later && indexOf(later)).toBe(1)
    })

    test('filters combine, newest first', async () => {
      const key = await makeTestKey()
      await add({ key, decisions: { analytics: 'given' } }, '2026-11-21T10:00:00.000Z')
      await add({ decisions: { analytics: 'refused' } }, '2026-11-21T11:00:00.000Z')
      await add(
        { key, decisions: { analytics: 'refused' }, services: { video: 'given' } },
        '2026-11-21T12:00:00.000Z',
      )
      const { payload } = await add({ policyVersion: 'E'.repeat(43) }, '2026-11-21T09:00:00.000Z')
      expect(await ids({})).toEqual([2, 1, 0, 3])
      expect(await ids({ receiptId: payload.receiptId })).toEqual([3])
      expect(await ids({ policyVersion: 'E'.repeat(43) })).toEqual([3])
      expect(
        await ids({ from: '2026-11-21T10:00:00.000Z', to: '2026-11-21T12:00:00.000Z' }),
      ).toEqual([1, 0])
      expect(await ids({ purpose: 'analytics', decision: 'refused' })).toEqual([2, 1])
      expect(await ids({ purpose: 'video', decision: 'given' })).toEqual([2])
      expect(await ids({ purpose: 'video' })).toEqual([2])
      expect(await ids({ decision: 'refused', to: '2026-11-21T12:00:00.000Z' })).toEqual([1])
      const own = { subjectId: key.subjectId }
      expect(await ids(own)).toEqual([2, 0])
      expect(await ids({ ...own, purpose: 'analytics', decision: 'given' })).toEqual([0])
    })

    test('pages join without a gap where many share one time', async () => {
      const decision = (i: number) => (i % 3 === 0 ? 'refused' : 'given')
      const receipts = await Promise.all(
        Array.from({ length: 7 }, (_, i) =>
          acceptTestReceipt({ decisions: { analytics: decision(i), media: 'given' } }),
        ),
      )
      await append(receipts.map((receipt) => testItem(receipt)))
      const policyVersion = receipts[0]?.payload.policyVersion
      const filters: ReceiptFilter[] = [
        {},
        { policyVersion },
        { purpose: 'media', decision: 'given' },
        // Given and refused mixed: two walks that a store must merge.
        { purpose: 'analytics' },
        { purpose: 'analytics', policyVersion, to: '2026-11-22T00:00:00.000Z' },
        // Two purposes given in most: each receipt once.
        { decision: 'given' },
        { decision: 'given', policyVersion, from: '2026-11-21T10:00:00.000Z' },
      ]
      for (const filter of filters) {
        const seen: number[] = []
        let after: { receivedAt: string; index: number } | undefined
        // Four pages, the last one empty; a store that repeats itself must not go on for ever.
        for (let pages = 0; pages < 4; pages++) {
          const page = await store.receipts.findReceipts('demo', filter, { limit: 3, after })
          seen.push(...page.map(({ index }) => index))
          after = page.at(-1) ?? after
        }
        expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0])
      }
    })

    test('receipts that end others are found whatever key they have, each once', async () => {
      const [a, b] = [await add(), await add()]
      await add({ ends: [a.hash, b.hash] })
      await add({ ends: [a.hash, a.hash] })
      await add({ ends: [b.hash] })
      const ending = async (page: EndingPage, site = 'demo') => {
        const found = await store.receipts.listReceiptsEnding(site, [a.hash, b.hash], page)
        return found.map(({ index }) => index)
      }
      expect(await ending({ limit: 9 })).toEqual([2, 3, 4])
      expect(await ending({ limit: 1 })).toEqual([2])
      expect(await ending({ limit: 1, after: 2 })).toEqual([3])
      expect(await ending({ limit: 9, after: 2 })).toEqual([3, 4])
      expect(await ending({ limit: 9, after: 4 })).toEqual([])
      expect(await ending({ limit: 9 }, 'other')).toEqual([])
      expect(await ending({ limit: 2, isNewestFirst: true })).toEqual([4, 3])
      expect(await ending({ limit: 9, isNewestFirst: true }, 'other')).toEqual([])
      const stored = await store.receipts.getReceiptsByHash('demo', [a.hash, 'C'.repeat(43)])
      expect(stored.map(({ text }) => text)).toEqual([a.text])
    })

    test('tiles hold the hashes of the log, full ones too', async () => {
      const receipt = await acceptTestReceipt()
      const item = testItem(receipt)
      const leaves = Array.from({ length: 600 }, (_, i) => Buffer.alloc(32, i % 251))
      // Builds need no receipt each; 600 of them are three tiles.
      const builds = leaves.map((leafHash, i): AppendItem => {
        const standsFor = Buffer.alloc(32)
        standsFor.writeUInt32BE(i)
        return { kind: 'build', site: 'demo', receivedAt: item.receivedAt, standsFor, leafHash }
      })
      await append(builds.slice(0, 200))
      await append(builds.slice(200))
      expect(await store.receipts.readTile('demo', 0, 0, 256)).toEqual(leaves.slice(0, 256))
      expect(await store.receipts.readTile('demo', 0, 2, 88)).toEqual(leaves.slice(512))
      expect(await store.receipts.readTile('demo', 0, 2, 89)).toBeUndefined()
      expect(await store.receipts.readTile('demo', 1, 0, 2)).toHaveLength(2)
      expect(await store.receipts.readTile('demo', 1, 0, 3)).toBeUndefined()
      expect(await store.receipts.listEntries('demo', 599, 5)).toHaveLength(1)
    })

    test('a policy is known while it is the newest; an older one again is a new entry', async () => {
      const item = async (version: string): Promise<AppendItem> => {
        const { policyVersion, bytes, meanings, policy } = await publishPolicy(
          testPolicy({ version }),
        )
        const { effectiveAt } = policy
        const base = testItem(await acceptTestReceipt())
        const standsFor = Buffer.from(policyVersion, 'base64url')
        return {
          ...base,
          kind: 'policy',
          standsFor,
          policy: { policyVersion, bytes, meanings, effectiveAt },
        }
      }
      const [a, b] = [await item('a'), await item('b')]
      const outcomes = [...(await append([a, a])), ...(await append([b])), ...(await append([a]))]
      expect(outcomes.map(({ outcome }) => outcome)).toEqual([
        'appended',
        'known',
        'appended',
        'appended',
      ])
      const publications = await store.sites.listPublications('demo')
      expect(publications.map(({ index }) => index)).toEqual([0, 1, 2])
    })

    test('a day’s grants under unpublished versions are counted until the version is published', async () => {
      const published = await publishPolicy(testPolicy({ version: 'late' }))
      const { policyVersion, bytes, meanings } = published
      const count = (at: string) => store.receipts.countUnknownVersions('demo', at)
      await add({ policyVersion })
      await add({ policyVersion, decisions: {}, services: { video: 'given' } })
      await add({ policyVersion, decisions: { analytics: 'refused' } })
      await add({ policyVersion }, '2026-11-22T00:00:00.000Z')
      expect(await count('2026-11-21T23:59:59.999Z')).toBe(2)
      expect(await count('2026-11-22T10:00:00.000Z')).toBe(1)
      expect(await count('2026-11-23T10:00:00.000Z')).toBe(0)
      const { effectiveAt } = published.policy
      const base = testItem(await acceptTestReceipt())
      await append([
        { ...base, kind: 'policy', policy: { policyVersion, bytes, meanings, effectiveAt } },
      ])
      expect(await count('2026-11-21T10:00:00.000Z')).toBe(0)
    })

    test('of what witnesses cosigned the greatest is kept, and of one size the last', async () => {
      const { readWitnessed, putWitnessed } = store.receipts
      expect(await readWitnessed('demo')).toBeUndefined()
      await putWitnessed('demo', { size: 7, checkpoint: 'by one' })
      await putWitnessed('demo', { size: 7, checkpoint: 'by two' })
      await putWitnessed('demo', { size: 6, checkpoint: 'late' })
      expect(await readWitnessed('demo')).toEqual({ size: 7, checkpoint: 'by two' })
      await putWitnessed('demo', { size: 8, checkpoint: 'by one' })
      expect(await readWitnessed('demo')).toEqual({ size: 8, checkpoint: 'by one' })
      expect(await readWitnessed('other')).toBeUndefined()
    })

    test('the first value of a setting stays', async () => {
      expect(await store.sites.fixSetting('log-origin', 'a')).toBe('a')
      expect(await store.sites.fixSetting('log-origin', 'b')).toBe('a')
      expect(await store.sites.getSetting('log-origin')).toBe('a')
      expect(await store.sites.getSetting('other')).toBeUndefined()
    })

    test('a site keeps the settings that a change does not name', async () => {
      const at = '2026-11-21T10:00:00.000Z'
      expect(await store.sites.putSite('demo', { guard: 'off' }, at)).toMatchObject({ isNew: true })
      const later = await store.sites.putSite('demo', { void: ['x'] }, '2026-11-22T10:00:00.000Z')
      expect(later).toEqual({
        site: 'demo',
        createdAt: at,
        void: ['x'],
        guard: 'off',
        isNew: false,
      })
    })

    test('counts what receipts decide by day, however they are kept', async () => {
      const day = Date.parse('2026-11-21T00:00:00.000Z')
      const next = '2026-11-22T00:00:00.000Z'
      await add({ decisions: { analytics: 'given', marketing: 'refused' } })
      await add({ decisions: { analytics: 'refused' }, services: { map: 'given' } })
      await add({ decisions: { analytics: 'refused' } }, '2026-11-21T23:59:59.999Z')
      // Of a policy that asks for nothing.
      await append([testPublished({ policyVersion: 'E'.repeat(43), purposes: [] })])
      await add({ decisions: {}, policyVersion: 'E'.repeat(43) })
      // So many that they share no number.
      const many = Array.from({ length: 40 }, (_, i) => `${'x'.repeat(30)}${i}`)
      await add({ decisions: Object.fromEntries(many.map((id) => [id, 'refused'])) }, next)
      await add({ site: 'demo', decisions: { analytics: 'given' } }, '2026-11-20T23:59:59.999Z')
      const span = { from: day, to: day + 24 * 60 * 60 * 1000 }
      const rows = async (from: number, to: number) =>
        (await store.receipts.countDecisions('demo', { from, to })).map(
          ({ day: found, id, decision, n }) => [found - day / 86_400_000, id, decision, n],
        )
      expect(await rows(span.from, span.to)).toEqual([
        [0, null, 'given', 2],
        [0, null, 'refused', 3],
        [0, 'analytics', 'given', 1],
        [0, 'analytics', 'refused', 2],
        [0, 'map', 'given', 1],
        [0, 'marketing', 'refused', 1],
      ])
      const later = await rows(span.to, span.to + 1)
      expect(later[0]).toEqual([1, null, 'refused', 1])
      expect(later).toHaveLength(41)
      expect(await store.receipts.countDecisions('other', span)).toEqual([])
    })

    test('a revoked token keeps the time of its first revocation', async () => {
      const token = {
        id: 'a1',
        hash: Buffer.alloc(32, 7),
        scope: 'read',
        site: null,
        label: '',
        createdAt: '2026-11-21T10:00:00.000Z',
        revokedAt: null,
      } as const
      await store.tokens.addToken(token)
      expect(await store.tokens.revokeToken('a1', '2026-11-22T10:00:00.000Z')).toBe(true)
      expect(await store.tokens.revokeToken('a1', '2026-11-23T10:00:00.000Z')).toBe(true)
      expect(await store.tokens.revokeToken('b2', '2026-11-23T10:00:00.000Z')).toBe(false)
      const revokedAt = '2026-11-22T10:00:00.000Z'
      expect(await store.tokens.getToken('a1')).toEqual({ ...token, revokedAt })
      expect(await store.tokens.listTokens()).toHaveLength(1)
    })
  })
}

function indexOf(outcome: AppendOutcome): number {
  return 'index' in outcome ? outcome.index : -1
}

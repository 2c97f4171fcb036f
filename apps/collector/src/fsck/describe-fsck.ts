import { canonicalize, hashText } from '@kvitto/receipt'
import { describe, expect, test } from 'vitest'
import { eraseSubject } from '../domain/erase-subject.ts'
import { makeTestKey, type TestReceipt, testPayload } from '../testing/test-receipt.ts'
import type { FsckReport } from './fsck.ts'
import { type FsckSubject, type TestCollector, useFilled } from './fsck-subject.ts'

/** Entries 0 and 1 are the policy and the build; one tile is full, the rest stands in the open edge. */
const RECEIPTS = 298
/** The last one: it removed the one before it, given on the second day. */
const ERASURE = RECEIPTS + 3
const ERASED = ERASURE - 2
const SIZE = ERASURE + 1
/** The one that ends the one before it, given on the second day. */
const WITHDRAWAL = 270
/** Where the signed ones begin, and how many they are. */
const SIGNED_FROM = 50
const SIGNED = 15
/** Entries that a witness has cosigned. */
const WITNESSED = SIGNED_FROM + SIGNED

/** Every backend's rows are walked alike. `open` gives an empty store. */
export function describeFsck(name: string, open: () => Promise<FsckSubject>): void {
  describe(`${name}: fsck`, () => {
    const given: string[] = []
    const walk = useFilled(open, async (collector) => {
      given.push(...(await fill(collector)))
    })

    test('a database as the collector left it is verified', async () => {
      const report = await walk([])
      expect(failedIn(report)).toEqual([])
      expect(report).toMatchObject({ verdict: 'verified', firstWrong: {} })
      expect(report.checks.map(({ name }) => name)).toEqual([
        'log key',
        'files',
        'entries',
        'publications',
        'tree',
        'checkpoint',
        'witnessed',
        'logs',
        'erasures',
        'receipts',
        'counts',
        'entries',
        'tree',
        'checkpoint',
        'accesses',
      ])
    })

    test('without a key the log key is not checked', async () => {
      const { verdict, checks } = await walk([], [])
      expect(verdict).toBe('not-checked')
      expect(checks[0]).toMatchObject({ name: 'log key', status: 'not-checked' })
    })

    const flipped = (column: string, byte = 31) => `flipped(${column}, ${byte})`

    describe('the log', () => {
      test.each<[string, string | string[], string, number]>([
        ['an entry’s kind', "update entry set kind = 'build' where idx = 20", 'entries', 20],
        ['an unknown kind', "update entry set kind = 'x' where idx = 20", 'entries', 20],
        [
          'an entry’s time',
          'update entry set received_at = received_at + 1 where idx = 21',
          'entries',
          21,
        ],
        [
          'a time that no calendar has',
          'update entry set received_at = 9e17 where idx = 21',
          'entries',
          21,
        ],
        [
          'what an entry stands for',
          `update entry set stands_for = ${flipped('stands_for')} where idx = 22`,
          'entries',
          22,
        ],
        [
          'a hash too short',
          "update entry set stands_for = bytes('00') where idx = 22",
          'entries',
          22,
        ],
        [
          'a leaf',
          `update entry set leaf_hash = ${flipped('leaf_hash')} where idx = 23`,
          'entries',
          23,
        ],
        [
          'a leaf in the open edge',
          `update entry set leaf_hash = ${flipped('leaf_hash')} where idx = 290`,
          'entries',
          290,
        ],
        ['an entry removed', 'delete from entry where idx = 24', 'entries', 24],
        [
          'the last entry removed',
          `delete from entry where idx = ${SIZE - 1}`,
          'entries',
          SIZE - 1,
        ],
        [
          'an entry added at the end',
          `insert into entry select site, ${SIZE}, kind, received_at, stands_for, leaf_hash from entry where idx = 9`,
          'entries',
          SIZE,
        ],
        [
          'an entry added before the first',
          'insert into entry select site, -1, kind, received_at, stands_for, leaf_hash from entry where idx = 9',
          'entries',
          -1,
        ],
        ['two entries exchanged', swap('entry', 30, 40), 'receipts', 30],
        [
          'two entries exchanged with their receipts',
          [...swap('entry', 31, 41), ...swap('receipt', 31, 41)],
          'tree',
          31,
        ],
        [
          'two of the open edge exchanged with their receipts',
          [...swap('entry', 290, 291), ...swap('receipt', 290, 291)],
          'tree',
          288,
        ],
        [
          'a hash in a tile',
          `update tile set hashes = ${flipped('hashes', 320)} where n = 0`,
          'tree',
          10,
        ],
        ['a tile’s root', `update tile set root = ${flipped('root')} where n = 0`, 'tree', 0],
        ['a tile cut short', 'update tile set hashes = cut(hashes, 8160) where n = 0', 'tree', 255],
        [
          'a tile with a hash more',
          'update tile set hashes = joined(hashes, root) where n = 0',
          'tree',
          0,
        ],
        ['a tile removed', 'delete from tile where n = 0', 'tree', 0],
        ['a tile added', 'insert into tile select site, 0, 1, hashes, root from tile', 'tree', 256],
        [
          'a tile of a higher level added',
          'insert into tile select site, 1, 0, hashes, root from tile',
          'tree',
          0,
        ],
        ['the head’s subtrees', `update head set range = ${flipped('range', 40)}`, 'tree', 256],
      ])('%s', async (_, change, check, index) => {
        const report = await walk(change)
        expect(failedIn(report)).toContain(check)
        expect(report).toMatchObject({ verdict: 'failed', firstWrong: { demo: index } })
      })

      test.each<[string, string | string[]]>([
        [
          'a checkpoint’s letter',
          "update head set checkpoint = replace(checkpoint, 'test/demo', 'test/demu')",
        ],
        [
          'a checkpoint’s size',
          `update head set checkpoint = replace(checkpoint, '${SIZE}', '${SIZE + 1}')`,
        ],
        ['no checkpoint', "update head set checkpoint = ''"],
        ['the head’s size', `update head set size = ${SIZE + 1}`],
        ['the head removed', 'delete from head'],
        ['the log’s name', "update setting set value = 'other.test' where name = 'log-origin'"],
        ['a log’s name that is none', "update setting set value = 'a b' where name = 'log-origin'"],
        ['the log’s key removed', "delete from setting where name = 'log-key'"],
      ])('%s', async (_, change) => {
        const report = await walk(change)
        expect(report.verdict).toBe('failed')
        expect(failedIn(report).some((name) => ['checkpoint', 'entries'].includes(name))).toBe(true)
      })

      test.each<[string, string]>([
        [
          'a letter',
          "update witnessed set checkpoint = replace(checkpoint, 'test/demo', 'test/demu')",
        ],
        ['the size', `update witnessed set size = ${WITNESSED + 1}`],
        [
          'the size, also as signed',
          `update witnessed set size = ${WITNESSED + 1},
          checkpoint = replace(checkpoint, '${WITNESSED}', '${WITNESSED + 1}')`,
        ],
        ['the log', "update witnessed set site = 'other'"],
      ])('of what was cosigned %s', async (_, change) => {
        const report = await walk(change)
        expect([report.verdict, failedIn(report)]).toEqual(['failed', ['witnessed']])
      })

      test('another key than the given one', async () => {
        const other = Buffer.alloc(32, 7).toString('base64')
        const report = await walk(`update setting set value = '${other}' where name = 'log-key'`)
        expect(failedIn(report)).toEqual(['log key', 'checkpoint', 'witnessed'])
      })
    })

    describe('receipts', () => {
      test.each<[string, string | string[], string, number]>([
        [
          'a receipt’s text',
          "update receipt set receipt = replace(receipt, 'eyJ', 'eyK') where idx = 50",
          'receipts',
          50,
        ],
        [
          'a receipt of another entry',
          'update receipt set receipt = (select receipt from receipt where idx = 60), trust = trust where idx = 51',
          'receipts',
          51,
        ],
        [
          'a receipt in JSON',
          'update receipt set receipt = \'{"payload":1,"trust":"unsigned"}\' where idx = 51',
          'receipts',
          51,
        ],
        ['a receipt removed', 'delete from receipt where idx = 52', 'receipts', 52],
        ['a receipt added', copyOfReceipt(SIZE), 'receipts', SIZE],
        ['a receipt at a policy’s entry', copyOfReceipt(0), 'receipts', 0],
        ['two receipts exchanged', swap('receipt', 53, 63), 'receipts', 53],
        [
          'a receipt moved to another site',
          "update receipt set site = 'other' where idx = 54",
          'receipts',
          54,
        ],
        [
          'the column receipt_id',
          "update receipt set receipt_id = 'x' where idx = 55",
          'receipts',
          55,
        ],
        [
          'the column subject_id',
          "update receipt set subject_id = 'x' where idx = 56",
          'receipts',
          56,
        ],
        ['the column hash', "update receipt set hash = 'x' where idx = 57", 'receipts', 57],
        [
          'the column policy_version',
          "update receipt set policy_version = 'x' where idx = 58",
          'receipts',
          58,
        ],
        [
          'the column received_at',
          'update receipt set received_at = 0 where idx = 59',
          'receipts',
          59,
        ],
        ['the column trust', "update receipt set trust = 'host' where idx = 60", 'receipts', 60],
        [
          'a decision',
          "update decided set decision = 'refused' where idx = 70 and purpose = 'analytics'",
          'counts',
          70,
        ],
        [
          'a decision’s time',
          "update decided set received_at = 0 where idx = 71 and purpose = 'analytics'",
          'counts',
          71,
        ],
        [
          'a decision’s version',
          "update decided set policy_version = 'x' where idx = 72 and purpose = ''",
          'counts',
          72,
        ],
        ['a decision removed', "delete from decided where idx = 73 and purpose = ''", 'counts', 73],
        [
          'a decision added',
          "insert into decided select site, 'marketing', decision, received_at, idx, policy_version from decided where idx = 74 and purpose = ''",
          'counts',
          74,
        ],
        [
          'a decision without a receipt',
          `insert into decided select site, purpose, decision, received_at, ${SIZE}, policy_version from decided where idx = 74 and purpose = ''`,
          'counts',
          SIZE,
        ],
        ['an end', `update ended set hash = 'x' where idx = ${WITHDRAWAL}`, 'counts', WITHDRAWAL],
        ['an end removed', `delete from ended where idx = ${WITHDRAWAL}`, 'counts', WITHDRAWAL],
        ['an end added', "insert into ended values ('demo', 'x', 75)", 'counts', 75],
      ])('%s', async (_, change, check, index) => {
        const report = await walk(change)
        expect(failedIn(report)).toContain(check)
        expect(report).toMatchObject({ verdict: 'failed', firstWrong: { demo: index } })
      })

      test.each([
        ['a day’s count', 'update grant_count set n = n + 1', '2026-11-21'],
        [
          'a day removed',
          'delete from grant_count where day = (select max(day) from grant_count)',
          '2026-11-22',
        ],
        [
          'a day added',
          'insert into grant_count select site, day + 1, policy_version, n from grant_count where day = (select max(day) from grant_count)',
          '2026-11-23',
        ],
        [
          'a version added',
          "insert into grant_count select site, day, 'x', n from grant_count where day = (select max(day) from grant_count)",
          '2026-11-22',
        ],
      ])('%s is named by its day', async (_, change, day) => {
        const { verdict, checks } = await walk(change)
        const counts = checks.find(({ name }) => name === 'counts')
        expect([verdict, counts?.status]).toEqual(['failed', 'failed'])
        expect(counts?.detail).toContain(day)
      })

      test('no receipt’s hash is in what is said', async () => {
        const report = await walk(`update ended set hash = 'x' where idx = ${WITHDRAWAL}`)
        const said = report.checks.map(({ detail }) => detail).join()
        expect(given).toHaveLength(RECEIPTS)
        for (const receipt of given) expect(said).not.toContain(await hashText(receipt))
      })
    })

    describe('erasures', () => {
      const gone = (index: number) => `delete from receipt where idx = ${index}`
      const claimed = (index: number) =>
        `insert into erased values ('demo', ${index}, ${ERASURE}, 'x', null)`
      test.each<[string, string | string[], string, number]>([
        ['a body removed, and no erasure says so', gone(52), 'receipts', 52],
        ['a body removed and kept as erased', [gone(53), claimed(53)], 'erasures', 53],
        ['a body kept as erased that is there', claimed(54), 'erasures', 54],
        [
          'what is left of an erased receipt removed',
          `delete from erased where idx = ${ERASED}`,
          'erasures',
          ERASED,
        ],
        [
          'an erased receipt of another erasure',
          `update erased set erasure = 7 where idx = ${ERASED}`,
          'erasures',
          ERASED,
        ],
        ['an erased receipt put back', copyOfReceipt(ERASED), 'receipts', ERASED],
        [
          'what an erasure lists',
          `update erasure set bytes = replace(bytes, '${ERASED}', '55')`,
          'erasures',
          ERASURE,
        ],
        ['an erasure’s subject', "update erasure set subject = 'x'", 'erasures', ERASURE],
        ['whose word it was', "update erasure set erased_by = 'operator'", 'erasures', ERASURE],
        ['an erasure removed', 'delete from erasure', 'erasures', ERASURE],
        [
          'an erasure added',
          'insert into erasure select site, 8, subject, erased_by, bytes from erasure',
          'erasures',
          8,
        ],
      ])('%s', async (_, change, check, index) => {
        const report = await walk(change)
        expect(failedIn(report)).toContain(check)
        expect(report).toMatchObject({ verdict: 'failed', firstWrong: { demo: index } })
      })

      test('an erased receipt stays in the count of its day', async () => {
        const { checks } = await walk(`update erased set granted = null where idx = ${ERASED}`)
        const counts = checks.find(({ name }) => name === 'counts')
        expect([counts?.status, counts?.detail]).toEqual([
          'failed',
          expect.stringContaining('2026-11-22'),
        ])
      })
    })

    describe('what was published', () => {
      test.each<[string, string, number]>([
        ['a publication removed', 'delete from publication', 0],
        [
          'a publication added',
          'insert into publication select site, 5, policy_version, published_at, effective_at from publication',
          5,
        ],
        ['a publication of another policy', "update publication set policy_version = 'x'", 0],
        ['a publication at another time', 'update publication set published_at = 0', 0],
        [
          'a policy that takes effect at another time',
          'update publication set effective_at = 0',
          0,
        ],
        ['a policy removed', 'delete from policy', 0],
        ['a policy’s bytes', "update policy set bytes = replace(bytes, 'a', 'b')", 0],
        ['a build removed', 'delete from build', 1],
      ])('%s', async (_, change, index) => {
        const report = await walk(change)
        expect(failedIn(report)).toContain('publications')
        expect(report).toMatchObject({ verdict: 'failed', firstWrong: { demo: index } })
      })

      test.each<[string, string]>([
        [
          'a policy added',
          "insert into policy select 'x', effective_at, bytes, meanings from policy",
        ],
        ['a policy’s meanings', "update policy set meanings = '{}'"],
        ['when a policy takes effect', 'update policy set effective_at = 0'],
        ['a build’s manifest', "update build set manifest = replace(manifest, '1.0.0', '1.0.1')"],
        ['a file’s bytes', "update build_file set bytes = bytes('00')"],
        ['a file removed', 'delete from build_file'],
        ['a script’s text', "update script set script = script || ' '"],
      ])('%s', async (_, change) => {
        const report = await walk(change)
        expect(failedIn(report)).toContain('files')
        expect(report.verdict).toBe('failed')
      })
    })
  })
}

/**
 * A site with a policy, a build and receipts of two days. Those that no test changes are unsigned:
 * their signatures would take most of the time.
 */
async function fill(collector: TestCollector): Promise<string[]> {
  const { store } = collector.deps
  const key = await makeTestKey()
  const receipts: string[] = []
  const keep = (receipt: string, status: number) => {
    if (status !== 201) throw new Error(`expected 201, found ${status}`)
    receipts.push(receipt)
    return receipt
  }
  const post = async (changes: TestReceipt = {}) => {
    const { status, receipt } = await collector.post({ key, ...changes })
    return keep(receipt, status)
  }
  const { policyVersion } = collector
  const postUnsigned = async () => {
    const subjectId = `u_${'A'.repeat(22)}`
    const payload = testPayload(subjectId, { origin: 'http://shop.test', policyVersion })
    const { status } = await collector.postText(canonicalize({ unsigned: payload }))
    keep(canonicalize({ payload, trust: 'unsigned' }), status)
  }
  const many = (count: number, one: () => Promise<unknown>) =>
    Promise.all(Array.from({ length: count }, one))
  await many(SIGNED_FROM - 2, postUnsigned)
  await many(SIGNED, post)
  const cosigned = await store.receipts.readHead('demo')
  if (cosigned?.size === WITNESSED) await store.receipts.putWitnessed('demo', cosigned)
  await many(WITHDRAWAL - 1 - SIGNED - SIGNED_FROM, postUnsigned)
  collector.clock.at = '2026-11-22T12:00:00.000Z'
  const given = await post()
  await post({
    event: 'withdrawal',
    method: 'withdraw',
    decisions: { analytics: 'refused' },
    ends: [await hashText(given)],
  })
  await many(RECEIPTS + 2 - WITHDRAWAL - 2, postUnsigned)
  const leaving = await makeTestKey()
  await post({ key: leaving })
  await eraseSubject(collector.deps, {
    site: 'demo',
    subjectId: leaving.subjectId,
    by: 'subject',
  })
  return receipts
}

/** Exchanges two rows. */
export function swap(table: string, a: number, b: number): string[] {
  return [
    `update ${table} set idx = -1 where idx = ${a}`,
    `update ${table} set idx = ${a} where idx = ${b}`,
    `update ${table} set idx = ${b} where idx = -1`,
  ]
}

/** Names of the checks that failed: of one site or access log, or of all. */
export function failedIn({ checks }: FsckReport, wanted?: string): string[] {
  return checks
    .filter(({ site, status }) => status === 'failed' && (wanted ?? site) === site)
    .map(({ name }) => name)
}

/** Of the one at 9, under another name. */
function copyOfReceipt(index: number): string {
  const same = 'subject_id, policy_version, received_at, trust, receipt'
  return `insert into receipt (site, idx, receipt_id, hash, ${same})
    select site, ${index}, 'x', 'x', ${same} from receipt where idx = 9`
}

import { hash } from 'node:crypto'
import {
  type Answers,
  createRows,
  generateLogKey,
  growTree,
  hashLeaf,
  makeSigner,
  readLogKey,
  type Store,
} from '@kvitto/collector/bench'
import { formatLogEntry, publishPolicy } from '@kvitto/receipt'
import { benchPolicy } from './bench-policy.ts'
import { createTiles } from './create-tiles.ts'
import { createItems } from './make-items.ts'

export type Row = Record<string, unknown>
/** Takes new rows of a table by the shortest way that its database has. */
export type WriteRows = (table: string, rows: readonly Row[]) => void | Promise<void>

const AT_ONCE = 50_000
const SITE = 'bench'

/**
 * Fills an empty store with a published policy and `count` receipts: rows, full tiles, head and counts
 * as the store itself would write them, but as fast as the database takes them.
 */
export async function fillLog(
  store: Store,
  count: number,
  { answers, write }: { answers: Answers; write: WriteRows },
): Promise<void> {
  const published = await publishPolicy(benchPolicy)
  const signer = await makeSigner(readLogKey(generateLogKey()), `bench.local/${SITE}`)
  const item = policyItem(published)
  await store.sites.putSite(SITE, {}, item.receivedAt)
  await store.receipts.append([item], (_site, head, leaves) => growTree(head, leaves, signer))

  let head = await store.receipts.readHead(SITE)
  const tiles = createTiles(count + 1)
  tiles.add([item.leafHash], [])
  const counts = new Map<unknown, Row & { n: number }>()
  const make = createItems(published)
  for (let from = 0; from < count; from += AT_ONCE) {
    const items = make(from, Math.min(AT_ONCE, count - from))
    const rows = createRows(answers)
    for (const [i, each] of items.entries()) rows.add(each, from + i + 1)
    const leaves = items.map(({ leafHash }) => leafHash)
    const grown = growTree(head, leaves, signer)
    head = grown.head
    await write(
      'tile',
      tiles.add(leaves, grown.tiles).map((tile) => ({ site: SITE, ...tile })),
    )
    for (const row of rows.tables.get('grant_count') ?? []) {
      counts.set(row.day, { ...row, n: (counts.get(row.day)?.n ?? 0) + Number(row.n) })
    }
    for (const [table, some] of rows.tables) if (table !== 'grant_count') await write(table, some)
  }
  await write('grant_count', [...counts.values()])
  const last = createRows(answers)
  if (head) last.addHead(SITE, head)
  await write('head', last.tables.get('head') ?? [])
}

export function policyItem({
  policyVersion,
  bytes,
  meanings,
  policy: { effectiveAt },
}: Awaited<ReturnType<typeof publishPolicy>>) {
  const kind = 'policy'
  const receivedAt = '2025-12-31T00:00:00.000Z'
  const standsFor = hash('sha256', bytes, 'buffer')
  const leafHash = hashLeaf(formatLogEntry({ kind, receivedAt, standsFor }))
  const policy = { policyVersion, effectiveAt, bytes, meanings }
  return { kind, site: SITE, receivedAt, standsFor, leafHash, policy } as const
}

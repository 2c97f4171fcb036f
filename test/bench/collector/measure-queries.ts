import type { Store } from '@kvitto/collector/bench'
import type { Published } from '@kvitto/core'
import { median } from '../median.ts'
import type { BenchRow } from './bench-row.ts'
import { createItems } from './make-items.ts'

const ASKED = 200
const SITE = 'bench'

interface Asked {
  name: string
  published: Published
  /** How many receipts the store holds at least. */
  count: number
}

/** The DPO's questions, each of another place in the log. */
export async function measureQueries(
  { receipts }: Store,
  { name, published, count }: Asked,
): Promise<BenchRow[]> {
  const make = createItems(published)
  const [step, policyVersion] = [Math.floor(count / ASKED), published.policyVersion]
  const places = Array.from({ length: ASKED }, (_, i) => make((i * 7919 * step) % count, 1)[0])
  const p50 = async (
    ask: (item: NonNullable<(typeof places)[0]>, index: number) => Promise<unknown>,
  ) => {
    const times: number[] = []
    for (const [i, item] of places.entries()) {
      if (!item) continue
      const start = performance.now()
      await ask(item, (i * 7919 * step) % count)
      times.push(performance.now() - start)
    }
    return median(times)
  }
  const page = (filter: object) =>
    p50(({ receivedAt }, index) =>
      receipts.findReceipts(SITE, filter, { limit: 50, after: { receivedAt, index } }),
    )
  const pages = [
    await page({}),
    await page({ policyVersion }),
    await page({ purpose: 'analytics', decision: 'refused' }),
    await page({ purpose: 'analytics', decision: 'given', policyVersion }),
  ]
  const subject = await p50(({ receipt }) =>
    receipts.findReceipts(SITE, { subjectId: receipt.payload.subjectId }, { limit: 50 }),
  )
  const counts = await p50(({ receivedAt }) => receipts.countUnknownVersions(SITE, receivedAt))
  return [
    { what: `a subject’s receipts, ${name}, p50`, found: subject, most: 1, unit: 'ms' },
    {
      what: `a page of 50, ${name}, p50 (slowest of 4)`,
      found: Math.max(...pages),
      most: 2,
      unit: 'ms',
    },
    { what: `counts of a day, ${name}, p50`, found: counts, most: 5, unit: 'ms' },
  ]
}

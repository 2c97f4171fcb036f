import { connectTo, newDatabase } from '../../postgres/connect-to.ts'
import { median } from '../median.ts'
import { startAppender } from './start-child.ts'

/** Far from what another has. */
const APART = 10_000_000

/** Appends a second of two collectors, on one log ÷ as rows without a log. */
export async function measureSeveral(
  serverUrl: string,
  { rounds, ms }: { rounds: number; ms: number },
): Promise<number> {
  const client = await connectTo(serverUrl)
  for (const mode of ['log', 'rows']) {
    await client.query(`drop database if exists bench_${mode} with (force)`)
  }
  const pairs = await Promise.all(
    ['log', 'rows'].map(async (mode) => {
      const url = await newDatabase(serverUrl, `bench_${mode}`)
      const first = await startAppender([url, '0', mode])
      return [first, await startAppender([url, String(APART), mode])]
    }),
  )
  const ratios: number[] = []
  try {
    for (let round = -1; round < rounds; round++) {
      const [log = 0, rows = 0] = [await together(pairs[0], ms), await together(pairs[1], ms)]
      // The first makes the processes fast.
      if (round >= 0) ratios.push(log / rows)
    }
  } finally {
    for (const appender of pairs.flat()) await appender.stop()
    for (const mode of ['log', 'rows'])
      await client.query(`drop database bench_${mode} with (force)`)
    await client.end()
  }
  return median(ratios)
}

async function together(
  pair: Awaited<ReturnType<typeof startAppender>>[] | undefined,
  ms: number,
): Promise<number> {
  const rates = await Promise.all((pair ?? []).map((appender) => appender.append(ms)))
  return rates.reduce((a, b) => a + b, 0)
}

import { hash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connectTo } from '../../postgres/connect-to.ts'
import { cacheFolder } from './cache-folder.ts'

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** A file of decisions as c15t's client posts them, each of another person. */
export async function c15tBodies(count: number): Promise<string> {
  const path = join(cacheFolder, `c15t-${count}.jsonl`)
  const givenAt = Date.now() - 60_000
  const lines = Array.from({ length: count }, (_, i) => {
    const bytes = hash('sha256', `person ${i}`, 'buffer').subarray(0, 20)
    const subjectId = `sub_${Array.from(bytes, (byte) => BASE58[byte % 58]).join('')}`
    const preferences = { necessary: true, measurement: true, marketing: true }
    const type = 'cookie_banner'
    return `${JSON.stringify({ type, subjectId, domain: 'bench.example', preferences, givenAt, metadata: { source: 'bench' } })}\n`
  })
  await writeFile(path, lines.join(''))
  return path
}

/** Multiplies what a first post has left, in the tables that grow with each. */
export async function fillC15t(databaseUrl: string, count: number): Promise<void> {
  const client = await connectTo(databaseUrl)
  try {
    await client.query(multiply('subject', 'sub_x', {}, count))
    await client.query(multiply('consent', 'cns_x', { subjectId: 'sub_x' }, count))
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

/** Copies of the table's first row, with numbers in the ids. */
function multiply(
  table: string,
  id: string,
  references: Record<string, string>,
  count: number,
): string {
  const members = Object.entries({ id, ...references }).map(
    ([name, start]) => `'${name}', '${start}' || n`,
  )
  return `insert into ${table}
          select (jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object(${members}))).*
          from (select * from ${table} limit 1) t, generate_series(1, ${count}) n`
}

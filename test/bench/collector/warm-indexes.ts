import Database from 'better-sqlite3'
import { connectTo } from '../../postgres/connect-to.ts'

/** Those that an append meets at random places; a walk through each reads it. */
const WALKS = [
  "select count(*) from receipt where site = 'bench' and receipt_id >= ''",
  "select count(*) from receipt where site = 'bench' and hash >= ''",
  "select count(*) from receipt where site = 'bench' and subject_id >= ''",
  "select count(*) from ended where site = 'bench' and hash >= ''",
]

/** As they are in the memory of a machine that has served for a while. */
export function warmSqlite(path: string): void {
  const database = new Database(path, { readonly: true })
  for (const walk of WALKS) database.prepare(walk).get()
  database.close()
}

export async function warmPostgres(url: string): Promise<void> {
  const client = await connectTo(url)
  await client.query('set enable_seqscan = off; set enable_bitmapscan = off')
  for (const walk of WALKS) await client.query(walk)
  await client.end()
}

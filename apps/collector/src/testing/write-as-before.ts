import type pg from 'pg'
import { unpackBody } from '../storage/pack-body.ts'

/**
 * Turns what is stored into what the version before writes: receipts as their texts, without a
 * number, and each with its rows in `decided`.
 */
export async function writeAsBefore(client: pg.Client): Promise<void> {
  await client.query('begin; set local session_replication_role = replica')
  await client.query(
    `insert into decided (site, purpose, decision, received_at, idx, policy_version)
     select r.site, split_part(d, '=', 1), split_part(d, '=', 2), r.received_at, r.idx, r.policy_version
     from receipt r join answers a on a.site = r.site and a.id = r.answers
     cross join lateral string_to_table(a.decided, ' ') d`,
  )
  const { rows } = await client.query('select site, idx, body from receipt where body is not null')
  for (const { site, idx, body } of rows) {
    await client.query(
      'update receipt set receipt = $1, body = null, answers = null where site = $2 and idx = $3',
      [unpackBody(body), site, idx],
    )
  }
  await client.query('delete from answers; commit')
}

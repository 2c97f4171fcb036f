import Database from 'better-sqlite3'

/**
 * Turns what is stored into what the version before writes: receipts without a number, and each with
 * its rows in `decided`.
 */
export function writeSqliteAsBefore(path: string): void {
  const database = new Database(path)
  const trigger = database
    .prepare<[], string>("select sql from sqlite_master where name = 'receipt_stays'")
    .pluck()
    .get()
  database.exec('drop trigger receipt_stays')
  const insert = database.prepare('insert into decided values (?, ?, ?, ?, ?, ?)')
  const numbered = database.prepare<[], Numbered>(
    `select r.site, r.received_at, r.idx, a.policy_version, a.decided
     from receipt r join answers a on a.site = r.site and a.id = r.answers`,
  )
  for (const { site, received_at, idx, policy_version, decided } of numbered.all()) {
    for (const pair of decided.split(' ')) {
      const [purpose, decision] = pair.split('=')
      insert.run(site, purpose, decision, received_at, idx, policy_version)
    }
  }
  database.exec(`update receipt set answers = null; delete from answers; ${trigger}`)
  database.close()
}

interface Numbered {
  site: string
  received_at: number
  idx: number
  policy_version: string
  decided: string
}

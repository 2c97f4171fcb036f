import type { Id } from '@kvitto/core'
import type { Receipt } from '@kvitto/receipt'
import type { Database } from 'better-sqlite3'
import { answerOf, isNumbered } from './answer-of.ts'

/**
 * Gives what a receipt answers its number in the site's table, a new one where it is the first. Undefined
 * where the receipt needs rows of its own. Call both in the transaction that appends: the first for its
 * batch, the second for each receipt.
 */
export function sqliteAnswers(database: Database) {
  const find = database
    .prepare<[Id, string, string], number>(
      'select id from answers where site = ? and policy_version = ? and decided = ?',
    )
    .pluck()
  const count = database
    .prepare<[Id], number>('select count(*) from answers where site = ?')
    .pluck()
  const insert = database.prepare('insert into answers values (?, ?, ?, ?)')

  return (site: Id) => {
    const numbers = new Map<string, number | undefined>()
    return (payload: Receipt): number | undefined => {
      const decided = answerOf(payload)
      const name = `${payload.policyVersion} ${decided}`
      if (!numbers.has(name)) numbers.set(name, numberOf(site, payload.policyVersion, decided))
      return numbers.get(name)
    }
  }

  function numberOf(site: Id, policyVersion: string, decided: string): number | undefined {
    const known = find.get(site, policyVersion, decided)
    if (known !== undefined) return known
    const id = count.get(site) ?? 0
    if (!isNumbered(id, decided)) return undefined
    insert.run(site, id, policyVersion, decided)
    return id
  }
}

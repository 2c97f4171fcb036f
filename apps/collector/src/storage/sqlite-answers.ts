import type { Id } from '@kvitto/core'
import type { Receipt } from '@kvitto/receipt'
import type { Database } from 'better-sqlite3'
import { type AskedIds, answerOf, isNumbered } from './answer-of.ts'

type AskedRow = Record<keyof AskedIds, string>

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
  const selectAsked = database.prepare<[string, Id], AskedRow>(
    `select (select json_group_array(key) from json_each(p.meanings)) as purposes,
       (select json_group_array(value ->> 'id') from json_each(p.bytes, '$.services')) as services
     from policy p where p.policy_version = ? and exists
       (select 1 from publication x where x.site = ? and x.policy_version = p.policy_version)`,
  )
  const insert = database.prepare('insert into answers values (?, ?, ?, ?)')

  return (site: Id) => {
    const numbers = new Map<string, number | undefined>()
    const versions = new Map<string, AskedIds | undefined>()
    return (payload: Receipt): number | undefined => {
      const decided = answerOf(payload)
      const name = `${payload.policyVersion} ${decided}`
      if (!numbers.has(name)) numbers.set(name, numberOf(payload.policyVersion, decided))
      return numbers.get(name)
    }

    function numberOf(policyVersion: string, decided: string): number | undefined {
      const known = find.get(site, policyVersion, decided)
      if (known !== undefined) return known
      const id = count.get(site) ?? 0
      if (!isNumbered(id, decided, askedBy(policyVersion))) return undefined
      insert.run(site, id, policyVersion, decided)
      return id
    }

    function askedBy(policyVersion: string): AskedIds | undefined {
      if (!versions.has(policyVersion)) versions.set(policyVersion, readAsked(site, policyVersion))
      return versions.get(policyVersion)
    }
  }

  function readAsked(site: Id, policyVersion: string): AskedIds | undefined {
    const row = selectAsked.get(policyVersion, site)
    return row && { purposes: JSON.parse(row.purposes), services: JSON.parse(row.services) }
  }
}

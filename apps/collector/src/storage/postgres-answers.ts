import type { Id } from '@kvitto/core'
import type { Hash } from '@kvitto/receipt'
import { type AskedIds, isNumbered, answerOf as textOf } from './answer-of.ts'
import { toArray } from './postgres-arrays.ts'
import type { Query } from './postgres-database.ts'
import type { AppendItem } from './receipt-store.ts'

type Receipt = AppendItem & { kind: 'receipt' }

/** Purposes with their decisions under one version. */
type Answer = { site: Id; policy_version: Hash; decided: string }

export type AnswersRow = Answer & { id: number }

/** The numbers of what receipts answer. */
export interface Answers {
  /** Undefined where the receipt needs rows of its own. */
  idOf(item: Receipt): number | undefined
  /** Rows of the numbers that were given out here. */
  added: AnswersRow[]
}

/** Of these items; call it with the logs' heads locked, under which numbers are given out. */
export async function findAnswers(query: Query, items: readonly AppendItem[]): Promise<Answers> {
  const asked = new Map<string, Answer>()
  for (const item of items) {
    if (item.kind !== 'receipt') continue
    const answer = answerOf(item)
    asked.set(nameOf(answer), answer)
  }
  if (asked.size === 0) return createAnswers()
  const all = [...asked.values()]
  const columns = [
    all.map(({ site }) => site),
    all.map(({ policy_version }) => policy_version),
    all.map(({ decided }) => decided),
  ].map((column) => toArray('text', column))
  const rows = await query<AnswersRow>(READ, columns, 'answers')
  if (rows.length === asked.size) return createAnswers(rows)
  const sites = [...new Set(all.map(({ site }) => site))]
  const [counts, versions] = await Promise.all([
    query<{ site: Id; n: number }>(COUNT, [sites]),
    query<VersionRow>(VERSIONS, columns.slice(0, 2)),
  ])
  const byVersion = new Map(versions.map((row) => [versionOf(row), row]))
  return createAnswers(rows, {
    counts: new Map(counts.map(({ site, n }) => [site, n])),
    askedBy: (answer) => byVersion.get(versionOf(answer)),
  })
}

type VersionRow = AskedIds & Pick<Answer, 'site' | 'policy_version'>

const READ = `select a.site, a.policy_version, a.decided, a.id
  from unnest($1::text[], $2::text[], $3::text[]) as asked (site, policy_version, decided)
  join answers a using (site, policy_version, decided)`
const COUNT = `select site, count(*)::integer as n from answers where site = any($1::text[])
  group by site`
const VERSIONS = `select named.site, p.policy_version,
    array(select json_object_keys(p.meanings)) as purposes,
    array(select s ->> 'id' from json_array_elements(p.bytes::json -> 'services') s) as services
  from (select distinct * from unnest($1::text[], $2::text[]) as asked (site, policy_version)) named
  join policy p using (policy_version) where exists (select from publication x
    where x.site = named.site and x.policy_version = p.policy_version)`

interface Further {
  /** How many each log has. */
  counts: Map<Id, number>
  /** Undefined where the version is none of the site's. */
  askedBy(answer: Answer): AskedIds | undefined
}

/** Numbers of `rows`, and further ones. */
export function createAnswers(
  rows: readonly AnswersRow[] = [],
  { counts, askedBy }: Further = { counts: new Map(), askedBy: () => undefined },
): Answers {
  const ids = new Map(rows.map((row) => [nameOf(row), row.id]))
  const added: AnswersRow[] = []
  return {
    added,
    idOf(item) {
      const answer = answerOf(item)
      const name = nameOf(answer)
      const id = ids.get(name) ?? counts.get(answer.site) ?? 0
      if (ids.has(name)) return id
      if (!isNumbered(id, answer.decided, askedBy(answer))) return undefined
      ids.set(name, id)
      counts.set(answer.site, id + 1)
      added.push({ ...answer, id })
      return id
    },
  }
}

function answerOf({ site, receipt: { payload } }: Receipt): Answer {
  return { site, policy_version: payload.policyVersion, decided: textOf(payload) }
}

function versionOf({ site, policy_version }: Pick<Answer, 'site' | 'policy_version'>): string {
  return `${site} ${policy_version}`
}

function nameOf({ site, policy_version, decided }: Answer): string {
  return `${site} ${policy_version} ${decided}`
}

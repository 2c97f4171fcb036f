import { ANY } from './receipts-query.ts'

export interface Span {
  /** ms; `from` ≤ receivedAt < `to`. */
  from: number
  to: number
}

export interface DecisionCount {
  /** Days since 1970. */
  day: number
  /** A purpose or service; null: how many receipts hold this decision at all. */
  id: string | null
  decision: string
  n: number
}

/** Receipts of one day that decide alike, as `answerOf` writes it. */
export interface AlikeRow {
  day: number
  decided: string
  n: number
}

/**
 * Those that share a number, and those with rows of their own; whose index begins with the purpose, so it is walked
 * whole, but few are in it. `site`, `from` and `to` are how the database writes a statement's values.
 */
export function countQuery(site: string, from: string, to: string): string {
  const within = `t.site = ${site} and t.received_at >= ${from} and t.received_at < ${to}`
  // SQLite takes a cross join in the order that it is written in: each number's index, and no receipt.
  return `select t.received_at / 86400000 as day, a.decided, count(*) as n
     from answers a cross join receipt t
     where a.site = ${site} and t.answers = a.id and ${within} group by 1, 2
   union all
   select t.received_at / 86400000, t.purpose || '=' || t.decision, count(*)
     from decided t where ${within} group by 1, 2`
}

/** In the order of days and ids; what is of no one id comes first in its day. */
export function toCounts(rows: readonly AlikeRow[]): DecisionCount[] {
  const counts = new Map<string, DecisionCount>()
  for (const { day, decided, n } of rows) {
    // Empty where they decide nothing.
    for (const pair of decided ? decided.split(' ') : []) {
      const [id = ANY, decision = ''] = pair.split('=')
      const key = `${day} ${pair}`
      const before = counts.get(key)?.n ?? 0
      counts.set(key, { day, id: id === ANY ? null : id, decision, n: before + n })
    }
  }
  const order = ({ id, decision }: DecisionCount) => `${id ?? ANY} ${decision}`
  return [...counts.values()].sort((a, b) => a.day - b.day || (order(a) < order(b) ? -1 : 1))
}

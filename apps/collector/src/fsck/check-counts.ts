import type { Id } from '@kvitto/core'
import type { Receipt } from '@kvitto/receipt'
import { isGiving } from '../domain/is-giving.ts'
import { payloadOf } from '../domain/payload-of.ts'
import { dayOf } from '../storage/day-of.ts'
import { decidedBy } from '../storage/decided-by.ts'
import { alongside } from './alongside.ts'
import type { AuditRows, Indexed, ReceiptRow } from './audit-rows.ts'
import { entryFault, type Fault } from './fault.ts'
import { prunedOf } from './pruned-of.ts'
import { timeOf } from './time-of.ts'

/**
 * What is kept to answer questions fast says what the receipts say: decisions, ends, counts per day.
 * For receipts that are as they were signed.
 */
export async function checkCounts(rows: AuditRows, site: Id): Promise<Fault | undefined> {
  return (
    (await compareEach(rows.receipts(site), rows.decided(site), {
      table: 'decided',
      expected: (row) =>
        decidedBy(readPayload(row)).map(([purpose, decision]) =>
          [purpose, decision, row.receivedAt, row.policyVersion].join(),
        ),
      found: ({ purpose, decision, receivedAt, policyVersion }) =>
        [purpose, decision, receivedAt, policyVersion].join(),
    })) ??
    (await compareEach(rows.receipts(site), rows.ended(site), {
      table: 'ended',
      expected: (row) => [...new Set(readPayload(row).ends)],
      found: ({ hash }) => hash,
    })) ??
    compareDays(rows, site)
  )
}

interface Derived<Row> {
  table: string
  expected(receipt: ReceiptRow): string[]
  found(row: Row): string
}

async function compareEach<Row extends Indexed>(
  receipts: AsyncIterable<ReceiptRow>,
  derived: AsyncIterable<Row>,
  { table, expected, found }: Derived<Row>,
): Promise<Fault | undefined> {
  for await (const { index, left, right } of alongside(receipts, derived)) {
    const wanted = new Set(left.flatMap(expected))
    const stored = right.map(found)
    if (stored.some((row) => !wanted.has(row))) {
      return entryFault(index, `has a row in ${table} that its receipt does not make`)
    }
    if (stored.length < wanted.size) return entryFault(index, `lacks a row in ${table}`)
    if (stored.length > wanted.size) return entryFault(index, `has a row in ${table} twice`)
  }
  return undefined
}

async function compareDays(rows: AuditRows, site: Id): Promise<Fault | undefined> {
  const wanted = new Map<string, number>()
  // Of the days before nothing is left to count; a pruning ends where a day begins.
  const begin = dayOf(Date.parse((await prunedOf(rows, site)).before))
  const add = (receivedAt: number, policyVersion: string) => {
    if (dayOf(receivedAt) < begin) return
    const key = `${dayOf(receivedAt)}/${policyVersion}`
    wanted.set(key, (wanted.get(key) ?? 0) + 1)
  }
  for await (const row of rows.receipts(site)) {
    if (isGiving(readPayload(row))) add(row.receivedAt, row.policyVersion)
  }
  // What was erased stays in the count of its day.
  for await (const { receivedAt, granted } of rows.erased(site)) {
    if (granted !== null) add(receivedAt, granted)
  }
  for await (const { day, policyVersion, n } of rows.grantCounts(site)) {
    if (day < begin) continue
    const key = `${day}/${policyVersion}`
    const expected = wanted.get(key) ?? 0
    wanted.delete(key)
    if (n !== expected) return dayFault(key, expected, n)
  }
  for (const [key, expected] of wanted) return dayFault(key, expected, 0)
  return undefined
}

function dayFault(key: string, expected: number, found: number): Fault {
  const [day, policyVersion] = key.split('/')
  const date = timeOf(Number(day) * 86_400_000).slice(0, 10)
  const problem = `grants of ${date} under policy ${policyVersion}: ${expected} receipts, ${found} counted`
  return { index: null, problem }
}

function readPayload({ text }: ReceiptRow): Receipt {
  return payloadOf({ text, trust: text.startsWith('{') ? 'unsigned' : 'signed' })
}

import { withTable } from '../with-table.ts'
import { type BenchRow, formatRows } from './bench-row.ts'

/** What one part of the bench has found in one run. */
export interface MeasuredPart {
  rows: readonly BenchRow[]
  /** Of the code that was measured. */
  commit: string
  measuredAt: Date
  rounds: number
  /** Load averages of the machine before and after. */
  load: readonly [before: number, after: number]
  /** Figures that have no aim, as sentences. */
  note?: string
}

/** The part's table, below what it was measured of and when. */
export function formatSection(part: MeasuredPart): string {
  const { rows, commit, measuredAt, rounds, load, note = '' } = part
  const [before, after] = load.map((value) => value.toFixed(1))
  const when = measuredAt.toISOString().slice(0, 10)
  const measured = `Commit ${commit}, ${when}, ${rounds} rounds; load average ${before} before and ${after} after. ${note}`
  return `${measured.trim()}\n\n${formatRows(rows)}`
}

/** The text with this part's section in place of its earlier one; all others stay as they are. */
export function withSection(text: string, name: string, section: string): string {
  const marker = `bench ${name}`
  const written = withTable(text, marker, section)
  if (written === undefined) throw new Error(`expected <!-- ${marker} -->, found none`)
  return written
}

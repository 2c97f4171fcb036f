/** A line of the table: a ratio or a figure, and what it must reach. */
export interface BenchRow {
  what: string
  found: number
  unit?: 'ms' | 'bytes'
  /** At least, where it is a ratio that should be great. */
  least?: number
  most?: number
}

export function isReached({
  found,
  least = 0,
  most = Number.POSITIVE_INFINITY,
}: BenchRow): boolean {
  return found >= least && found <= most
}

export function formatRows(rows: readonly BenchRow[]): string {
  const lines = rows.map((row) => {
    const { what, found, unit, least, most } = row
    const aim = least === undefined ? `≤ ${most}` : `≥ ${least}`
    const unitText = unit ? ` ${unit}` : ''
    const figure = unit === 'bytes' ? Math.round(found).toLocaleString('en') : found.toFixed(2)
    return `| ${what} | ${aim}${unitText} | ${figure}${unitText} | ${isReached(row) ? 'yes' : '**no**'} |`
  })
  return ['| what | must reach | measured | reached |', '|---|---|---|---|', ...lines].join('\n')
}

import type { Figure, SpeedLine } from './speed-lines.ts'

/** As Markdown: a row per line, a column per subject. */
export function speedTable(lines: SpeedLine[]): string {
  const names = lines[0]?.figures.map(({ name }) => name) ?? []
  return [
    row(['', 'budget', ...names]),
    row(['---', ...['', ...names].map(() => '---:')]),
    ...lines.map(rowOf),
  ].join('\n')
}

/** The text with these lines in the place of its rows of the same titles. */
export function withLines(text: string, lines: SpeedLine[]): string {
  const rows = new Map(lines.map((line) => [line.title, rowOf(line)]))
  return text
    .split('\n')
    .map((each) => rows.get(each.split('|')[1]?.trim() ?? '') ?? each)
    .join('\n')
}

function rowOf({ title, budget, places = 0, figures }: SpeedLine): string {
  return row([
    title,
    budget === undefined ? '' : `≤ ${format(budget, places)}`,
    ...figures.map((figure) => cell(figure, places)),
  ])
}

function row(cells: string[]): string {
  return `| ${cells.join(' | ')} |`
}

function cell({ value, isMissed }: Figure, places: number): string {
  if (value === undefined) return ''
  return format(value, places) + (isMissed ? ', **missed**' : '')
}

function format(value: number, places: number): string {
  return value.toLocaleString('en', {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
    // No -0.
    signDisplay: 'negative',
  })
}

/** A row as it stands in a file: its budget, and what ours came to. */
export interface QuotedLine {
  title: string
  budget: number | undefined
  ours: { value: number; isMissed: boolean }[]
}

/** The rows that have figures of ours in their first two columns. */
export function quotedLines(text: string): QuotedLine[] {
  const rows = text.split('\n').map((line) => line.split('|').map((each) => each.trim()))
  return rows.flatMap(([, title = '', budget = '', ...cells]) => {
    const ours = cells.slice(0, 2).flatMap((each) => {
      const value = numberIn(each)
      return value === undefined ? [] : { value, isMissed: each.includes('missed') }
    })
    return ours.length === 0 ? [] : [{ title, budget: numberIn(budget), ours }]
  })
}

function numberIn(cell: string): number | undefined {
  const [figure] = /-?\d[\d,.]*/.exec(cell) ?? []
  return figure === undefined ? undefined : Number(figure.replaceAll(',', ''))
}

import type { ScriptSize } from './script-sizes.ts'

const START = '<!-- sizes -->'
const END = '<!-- /sizes -->'

/** As Markdown, bytes with a thin grouping that every locale reads. */
export function sizesTable(sizes: ScriptSize[]): string {
  const grouped = (bytes: number) => bytes.toLocaleString('en')
  return [
    '| | bytes | budget |',
    '|---|---:|---:|',
    ...sizes.map(
      ({ what, bytes, budget }) =>
        `| ${what} | ${grouped(bytes)} | ${grouped(budget)}${bytes > budget ? ', missed' : ''} |`,
    ),
  ].join('\n')
}

/** The figures that stand between the markers, one per row; undefined where there are no markers. */
export function quotedSizes(text: string): number[] | undefined {
  const [from, to] = [text.indexOf(START), text.indexOf(END)]
  if (from < 0 || to < from) return undefined
  const rows = text.slice(from, to).matchAll(/^\| [^|]+ \| ([\d,]+) \|/gm)
  return [...rows].map(([, figure = '']) => Number(figure.replaceAll(',', '')))
}

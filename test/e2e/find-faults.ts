import { readFile } from 'node:fs/promises'

/** What `findFaults` asks: a classic script for the page. */
export function axeScript(): Promise<string> {
  return readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
}

/** In the page: faults against WCAG 2.2 A and AA and axe-core's own advice. Each as rule, place and what to do; also where contrast of ours could not be told. */
export async function findFaults(): Promise<string[]> {
  const { axe } = window as unknown as { axe: typeof import('axe-core') }
  const { violations, incomplete } = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  })
  // Forced colours are the person's own, and axe-core reads those that they replace.
  const isForced = matchMedia('(forced-colors: active)').matches
  const untold = incomplete.filter(({ id }) => id === 'color-contrast' && !isForced)
  return [...violations, ...untold].flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  )
}

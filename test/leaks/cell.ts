import type { ByMoment } from './findings.ts'
import type { Outcome } from './outcome.ts'
import type { Moment } from './vector.ts'

/** A moment's letter: small where it was requested, capital where it ran. */
const LETTERS: Record<Moment, string> = {
  parsing: 'p',
  ready: 'd',
  late: 'l',
  navigated: 'n',
  framework: 'f',
  clicked: 'c',
}

export const STOPPED = '·'
/** The control run did not fire in this engine. */
export const ABSENT = '–'

export function formatCell(found: ByMoment): string {
  const letters = (Object.keys(LETTERS) as Moment[]).map((moment) => {
    if (found[moment] === 'ran') return LETTERS[moment].toUpperCase()
    return found[moment] === 'requested' ? LETTERS[moment] : ''
  })
  return letters.join('') || STOPPED
}

/** What a cell says of a moment. */
export function outcomeIn(cell: string, moment: Moment): Outcome {
  if (cell.includes(LETTERS[moment].toUpperCase())) return 'ran'
  return cell.includes(LETTERS[moment]) ? 'requested' : 'stopped'
}

export function worstIn(cell: string): Outcome {
  if (/[A-Z]/.test(cell)) return 'ran'
  return /[a-z]/.test(cell) ? 'requested' : 'stopped'
}

import { CliError } from './cli-error.ts'
import type { CommandInput } from './command.ts'

const DAY = /^\d{4}-\d\d-\d\d$/

/** Of each command that asks about a span of days. */
export const daysOptions = { from: { type: 'string' }, to: { type: 'string' } } as const

export const daysHelp = `  --from <day>          first UTC day, such as 2026-11-01 (default: 30 days before the last)
  --to <day>            last UTC day (default: today)`

/** As the collector takes them; which days exist is its own to say. Throws `usage` for a span that holds no day. */
export function readDays(input: CommandInput): { from?: string; to?: string } {
  const [from, to] = [readDay(input, 'from'), readDay(input, 'to')]
  if (from && to && [from, to].every((day) => DAY.test(day)) && to < from) {
    throw new CliError('usage', `expected --to from ${from} on, found ${to}`)
  }
  return { ...(from && { from }), ...(to && { to }) }
}

/** An empty text is a script's variable without a value: nobody means the default by it. Throws `usage`. */
export function readDay(input: CommandInput, option: string): string | undefined {
  const day = input.text(option)
  if (day !== '') return day
  throw new CliError('usage', `expected a day after --${option}, found an empty text`)
}

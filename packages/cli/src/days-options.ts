import type { CommandInput } from './command.ts'

/** Of each command that asks about a span of days. */
export const daysOptions = { from: { type: 'string' }, to: { type: 'string' } } as const

export const daysHelp = `  --from <day>          first UTC day, such as 2026-11-01 (default: 30 days ago)
  --to <day>            last UTC day (default: today)`

/** As the collector takes them; which days exist is its own to say. */
export function readDays(input: CommandInput): { from?: string; to?: string } {
  const [from, to] = [input.text('from'), input.text('to')]
  return { ...(from && { from }), ...(to && { to }) }
}

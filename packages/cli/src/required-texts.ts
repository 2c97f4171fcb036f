import { CliError } from './cli-error.ts'
import type { CommandInput } from './command.ts'

const LIST = new Intl.ListFormat('en-GB')

/** The values of these options; throws `usage` with the name of the first that is missing. */
export function requiredTexts<N extends string>(
  input: CommandInput,
  ...names: N[]
): Record<N, string> {
  const missing = names.find((name) => !input.text(name))
  if (missing) {
    const all = LIST.format(names.map((name) => `--${name}`))
    throw new CliError('usage', `expected ${all}, found no --${missing}`)
  }
  return Object.fromEntries(names.map((name) => [name, input.text(name)])) as Record<N, string>
}

import { CliError } from './cli-error.ts'

/** An option's value as one of those that it may have; throws `usage` for any other. */
export function readChoice<T extends string>(
  option: string,
  choices: readonly T[],
  found: string,
): T {
  const choice = choices.find((each) => each === found)
  if (choice !== undefined) return choice
  throw new CliError(
    'usage',
    `expected ${option} to be one of ${choices.join(', ')}, found ${found}`,
  )
}

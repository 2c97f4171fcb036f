import type { ParseArgsOptionsConfig } from 'node:util'

/** Where a command speaks; tests hand in their own. */
export interface Terminal {
  env: Record<string, string | undefined>
  /** One line (or several) to stdout: what a script may read. */
  print(text: string): void
  /** To stderr: what only a person reads. */
  note(text: string): void
}

export interface CommandInput {
  /** One for each of the command's `positionals`, but for an optional one that was left out. */
  positionals: string[]
  text(option: string): string | undefined
  /** Of an option that may be given several times. */
  texts(option: string): string[]
  /** Of an option without a value. */
  has(option: string): boolean
}

export interface Command {
  /** As typed: `sites add`. */
  name: string
  summary: string
  /** What stands after the name in the help: `<site> [options]`. */
  usage: string
  /** The rest of the help, a line for each own option. */
  details: string
  /** The last may end with a question mark: it may be left out. */
  positionals: string[]
  options: ParseArgsOptionsConfig
  /** Resolves to the exit code; throws `CliError`. */
  run(input: CommandInput, terminal: Terminal): Promise<number>
}

import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { CliError } from './cli-error.ts'
import type { Command, CommandInput } from './command.ts'

/** Reads a command's own arguments; undefined when its help is asked for. Throws `usage`. */
export function readInput(command: Command, args: string[]): CommandInput | undefined {
  const { values, positionals } = parse(command, args)
  if (values.help === true) return undefined
  const wanted = command.positionals
  const least = wanted.filter((name) => !name.endsWith('?')).length
  if (positionals.length < least || positionals.length > wanted.length) {
    const expected = wanted.map(describePositional).join(' ') || 'no argument'
    const found = positionals.join(' ') || 'none'
    throw new CliError('usage', `expected ${expected} after ${command.name}, found ${found}`)
  }
  return {
    positionals,
    text(option) {
      const value = values[option]
      return typeof value === 'string' ? value : undefined
    },
    texts(option) {
      const value = values[option]
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
    },
    has: (option) => values[option] === true,
  }
}

function describePositional(name: string): string {
  return name.endsWith('?') ? `[<${name.slice(0, -1)}>]` : `<${name}>`
}

function parse(command: Command, args: string[]) {
  const options: ParseArgsOptionsConfig = {
    ...command.options,
    help: { type: 'boolean', short: 'h' },
  }
  try {
    return parseArgs({ args: joinValues(args, options), options, allowPositionals: true })
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    // Node's message has hints in its later sentences and lines.
    throw new CliError('usage', cause.message.split(/\.\s/)[0] ?? cause.message, { cause })
  }
}

/**
 * Ids and keys in base64url may begin with a dash, and `parseArgs` takes such a value for an option.
 * Whatever follows an option with a value is its value, unless it is an option of the command.
 */
function joinValues(args: string[], options: ParseArgsOptionsConfig): string[] {
  const joined: string[] = []
  for (let index = 0; index < args.length; index++) {
    const [arg = '', value = ''] = args.slice(index)
    if (arg === '--') return [...joined, ...args.slice(index)]
    const joins = optionOf(arg, options)?.type === 'string' && isDashedValue(value, options)
    joined.push(joins ? `${arg}=${value}` : arg)
    if (joins) index++
  }
  return joined
}

function isDashedValue(value: string, options: ParseArgsOptionsConfig): boolean {
  const [name = ''] = value.split('=', 1)
  return value.startsWith('-') && value !== '-h' && !optionOf(name, options)
}

function optionOf(arg: string, options: ParseArgsOptionsConfig) {
  return arg.startsWith('--') ? options[arg.slice(2)] : undefined
}

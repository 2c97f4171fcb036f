import { type DestinationStream, type Logger, pino } from 'pino'

/** One JSON object a line. Never of a client: no address, agent, path, query or body. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
}

/** Name, code and place of an unexpected error; not its message, which may quote a client. */
export function describeError(error: unknown): { name?: string; code?: string; at: string[] } {
  const { name, code, stack } = Object(error)
  const at = String(stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .map((line) => line.slice(7))
  return { ...(name && { name: String(name) }), ...(code && { code: String(code) }), at }
}

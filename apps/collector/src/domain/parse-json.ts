import { CollectorError } from '../collector-error.ts'

/** JSON text from outside, to be checked with `parseInput`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the input.
    throw new CollectorError('body_malformed', 'expected JSON, found something else')
  }
}

import type { z } from 'zod'
import { CollectorError, type CollectorErrorCode } from '../collector-error.ts'

/** Parses JSON text and checks its shape. */
export function parseText<T>(schema: z.ZodType<T>, text: string): T {
  return parseInput(schema, parseJson(text))
}

/** Checks the shape of what was parsed already. Says which member is wrong, never its value. */
export function parseInput<T>(
  schema: z.ZodType<T>,
  input: unknown,
  code: CollectorErrorCode = 'body_invalid',
): T {
  refuseProto(input, '', code)
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new CollectorError(code, issue?.message ?? 'expected another shape', {
    path: issue ? issue.path.join('.') : '',
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the input.
    throw new CollectorError('body_malformed', 'expected JSON, found something else')
  }
}

/** zod leaves `__proto__` out of records without a word, but a hash or signature covers it. */
function refuseProto(input: unknown, path: string, code: CollectorErrorCode): void {
  if (typeof input !== 'object' || input === null) return
  for (const [key, value] of Object.entries(input)) {
    const at = path === '' ? key : `${path}.${key}`
    if (key === '__proto__') {
      throw new CollectorError(code, 'expected no member named __proto__', { path: at })
    }
    refuseProto(value, at, code)
  }
}

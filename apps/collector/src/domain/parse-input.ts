import type { z } from 'zod'
import { CollectorError, type CollectorErrorCode } from '../collector-error.ts'
import { describeIssue } from './describe-issue.ts'
import { parseJson } from './parse-json.ts'

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
  const [issue] = result.error.issues
  if (!issue) throw new TypeError('expected an issue of what does not fit, found none')
  const { message, path } = describeIssue(issue, input)
  throw new CollectorError(code, message, { path })
}

/** zod leaves `__proto__` out of records without a word, but a hash or signature covers it. */
function refuseProto(input: unknown, path: string, code: CollectorErrorCode): void {
  if (typeof input !== 'object' || input === null) return
  for (const [key, value] of Object.entries(input)) {
    const at = path === '' ? key : `${path}.${key}`
    if (key === '__proto__') {
      throw new CollectorError(code, 'expected no member named __proto__, found one', { path: at })
    }
    refuseProto(value, at, code)
  }
}

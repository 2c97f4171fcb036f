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
  checkShape(input, { path: '', depth: 0 }, code)
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const [issue] = result.error.issues
  if (!issue) throw new TypeError('expected an issue of what does not fit, found none')
  const { message, path } = describeIssue(issue, input)
  throw new CollectorError(code, message, { path })
}

/** Deeper than anything that fits a schema; far from what would exhaust the stack. */
const MOST_DEEP = 32

/** zod leaves `__proto__` out of records without a word, but a hash or signature covers it. */
function checkShape(
  input: unknown,
  { path, depth }: { path: string; depth: number },
  code: CollectorErrorCode,
): void {
  if (typeof input !== 'object' || input === null) return
  if (depth === MOST_DEEP) {
    throw new CollectorError(code, `expected at most ${MOST_DEEP} levels, found more`)
  }
  for (const [key, value] of Object.entries(input)) {
    const at = path === '' ? key : `${path}.${key}`
    if (key === '__proto__') {
      throw new CollectorError(code, 'expected no member named __proto__, found one', { path: at })
    }
    checkShape(value, { path: at, depth: depth + 1 }, code)
  }
}

import { canonicalize } from './canonical.ts'
import { ReceiptError } from './receipt-error.ts'

// ignoreBOM keeps a byte order mark in the text, where the comparison below finds it.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Parses UTF-8 bytes or text that must be the RFC 8785 form of what it holds. */
export function readCanonical(input: Uint8Array | string, what: string): unknown {
  const text = typeof input === 'string' ? input : decodeText(input, what)
  const value = parse(text, what)
  // Nearly always, and a third of the work of making the form anew.
  if (isInForm(value, text)) return value
  if (canonicalTextOf(value, what) !== text) {
    throw new ReceiptError('not_canonical', `expected ${what} in RFC 8785 form, found another form`)
  }
  return value
}

/**
 * True only for the RFC 8785 form: that of JSON.stringify with all names in order. A lone surrogate,
 * which has none, would be escaped.
 */
function isInForm(value: unknown, text: string): boolean {
  try {
    return JSON.stringify(value) === text && !text.includes('\\ud') && isInOrder(value)
  } catch {
    return false
  }
}

function isInOrder(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isInOrder)
  if (typeof value !== 'object' || value === null) return true
  const names = Object.keys(value)
  const isSorted = names.every((name, i) => i === 0 || (names[i - 1] ?? '') < name)
  return isSorted && Object.values(value).every(isInOrder)
}

function decodeText(bytes: Uint8Array, what: string): string {
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    throw malformed(`${what} in UTF-8`, { cause })
  }
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw malformed(`${what} in JSON`, { cause })
  }
}

/** As `canonicalize`, for data from outside: `ReceiptError` where that throws. */
export function canonicalTextOf(value: unknown, what: string): string {
  try {
    return canonicalize(value)
  } catch (cause) {
    // A lone surrogate, or nesting deep enough to exhaust the stack.
    throw new ReceiptError('not_canonical', `expected ${what} with an RFC 8785 form, found none`, {
      cause,
    })
  }
}

function malformed(expected: string, options: ErrorOptions): ReceiptError {
  return new ReceiptError('receipt_malformed', `expected ${expected}, found another form`, options)
}

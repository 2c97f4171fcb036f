import type { ClosedRecord, OpenedRecord, PrunedRecord } from '@kvitto/receipt'
import { ReceiptError } from '@kvitto/receipt'

interface Records {
  opened: OpenedRecord
  closed: ClosedRecord
  pruned: PrunedRecord
}

/** Members that are looked into; the others are only compared. */
const HAS_FORM: { [K in keyof Records]: (record: Partial<Records[K]>) => boolean } = {
  opened: ({ predecessor }) =>
    isObject(predecessor) &&
    typeof predecessor.origin === 'string' &&
    typeof predecessor.root === 'string' &&
    Number.isSafeInteger(predecessor.size),
  closed: ({ successor }) => successor === null || isSuccessor(successor),
  pruned: ({ before, minimum }) => typeof before === 'string' && Number.isSafeInteger(minimum),
}

/** What a log's entry of that kind stands for. Throws `bundle_malformed`, or SyntaxError for no JSON. */
export function parseRecord<K extends keyof Records>(kind: K, text: string): Records[K] {
  const record: Records[K] = JSON.parse(text)
  if (isObject(record) && HAS_FORM[kind](record)) return record
  throw new ReceiptError('bundle_malformed', `expected a record of kind ${kind}, found another`)
}

function isSuccessor(value: ClosedRecord['successor'] | undefined): boolean {
  return (
    isObject(value) &&
    typeof value.origin === 'string' &&
    Array.isArray(value.keys) &&
    value.keys.every((key) => typeof key === 'string')
  )
}

function isObject<T>(value: T): value is T & object {
  return typeof value === 'object' && value !== null
}

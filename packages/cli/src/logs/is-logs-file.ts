import { LOGS_SCHEMA, type LogsFile } from '@kvitto/receipt'

/** Whether every member has its type; what the texts hold shows when they are verified. */
export function isLogsFile(value: unknown): value is LogsFile {
  return (
    isObject(value) &&
    value.schema === LOGS_SCHEMA &&
    isText(value.site) &&
    Array.isArray(value.logs) &&
    value.logs.every(isLog) &&
    Array.isArray(value.pruned) &&
    value.pruned.every(isProven)
  )
}

function isLog(value: unknown): boolean {
  return (
    isObject(value) &&
    isText(value.origin) &&
    Number.isSafeInteger(value.first) &&
    isText(value.checkpoint) &&
    [value.opened, value.closed].every((record) => record === undefined || isProven(record))
  )
}

function isProven(value: unknown): boolean {
  return isObject(value) && [value.receivedAt, value.record, value.proof].every(isText)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

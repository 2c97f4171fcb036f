/** One thing that was looked at. */
export interface Check {
  name: string
  status: 'ok' | 'failed' | 'not-checked'
  detail?: string
}

const STATUS = { ok: 'OK', failed: 'FAILED', 'not-checked': 'NOT CHECKED' }

/** Of a verdict over all checks, as `exitCodeOf` of the checks. */
export const EXIT_CODES = { verified: 0, failed: 1, 'not-checked': 2 }

export function checkLine({ name, status, detail }: Check): string {
  return `${name}: ${STATUS[status]}${detail ? ` (${detail})` : ''}`
}

/** 0 all right, 1 something is wrong, 2 nothing is wrong but not all could be checked. */
export function exitCodeOf(checks: readonly Check[]): number {
  const has = (wanted: Check['status']) => checks.some(({ status }) => status === wanted)
  return has('failed') ? 1 : has('not-checked') ? 2 : 0
}

import type { WithdrawalReport } from '@kvitto/banner'
import { webStorage } from './web-storage.ts'

const KEY = 'kvitto-report'

/** Carries what a withdrawal deleted over the reload that it needs. */
export function keepReport(report: WithdrawalReport): void {
  try {
    webStorage('sessionStorage')?.setItem(KEY, JSON.stringify(report))
  } catch {
    // Nothing but the message is lost.
  }
}

export function takeReport(): WithdrawalReport | undefined {
  try {
    const report = JSON.parse(webStorage('sessionStorage')?.getItem(KEY) ?? 'null')
    webStorage('sessionStorage')?.removeItem(KEY)
    return report ?? undefined
  } catch {
    return undefined
  }
}

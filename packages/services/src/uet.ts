import type { Adapter, Signals } from './adapter.ts'

/**
 * Microsoft Advertising, Universal Event Tracking: consent mode, whose one word is `ad_storage`.
 * https://learn.microsoft.com/en-us/advertising/msa-help/hlp_ba_conc_uet_consentfaq
 */
export function uet(): Adapter {
  return {
    words: { ad_storage: 'marketing' },
    start: (words) => tell('default', words),
    update: (words) => tell('update', words),
  }
}

function tell(command: string, words: Signals): void {
  const page = window as { uetq?: unknown[] }
  page.uetq ??= []
  page.uetq.push('consent', command, words)
}

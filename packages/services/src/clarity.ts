import type { Adapter, Signals } from './adapter.ts'

/**
 * Microsoft Clarity, consent API v2: both words every time, with capitals of their own.
 * https://learn.microsoft.com/en-us/clarity/setup-and-installation/cmp-integration-guide
 */
export function clarity(): Adapter {
  return {
    words: { ad_Storage: 'marketing', analytics_Storage: 'analytics' },
    start: tell,
    update: tell,
  }
}

interface Clarity {
  (...command: unknown[]): void
  q?: unknown[]
}

function tell(words: Signals): void {
  const page = window as { clarity?: Clarity }
  if (!page.clarity) {
    const queue: Clarity = (...command) => {
      queue.q ??= []
      queue.q.push(command)
    }
    page.clarity = queue
  }
  page.clarity('consentv2', words)
}

import type { Adapter, Signals } from './adapter.ts'

interface Event {
  payload: { obj: { context: { consent?: object } } }
  next(payload: Event['payload']): void
}

const CHANGED = 'Segment Consent Preference Updated'

type Analytics = unknown[] & { track?: (name: string) => void }

/**
 * Segment: every event carries `context.consent.categoryPreferences`, and a change is an event itself.
 * The words are the category keys of the workspace.
 * https://segment.com/docs/privacy/consent-management/configure-consent-management/
 */
export function segment(): Adapter {
  let categoryPreferences = {}
  const analytics = () => {
    const page = window as { analytics?: Analytics }
    page.analytics ??= []
    return page.analytics
  }
  return {
    start(words) {
      categoryPreferences = preferences(words)
      const stamp = ({ payload, next }: Event) => {
        const { context } = payload.obj
        context.consent = { ...context.consent, categoryPreferences }
        next(payload)
      }
      analytics().push(['addSourceMiddleware', stamp])
    },
    update(words, isGiven, isNew) {
      categoryPreferences = preferences(words)
      if (!isNew) return
      const queue = analytics()
      if (queue.track) queue.track(CHANGED)
      // Its snippet is released by this very decision, and takes the queue that is there.
      else if (isGiven) queue.push(['track', CHANGED])
    },
  }
}

function preferences(words: Signals): Record<string, boolean> {
  return Object.fromEntries(
    Object.entries(words).map(([category, signal]) => [category, signal === 'granted']),
  )
}

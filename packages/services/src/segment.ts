import type { Adapter, Signals } from './adapter.ts'

interface Event {
  payload: { obj: { context: { consent?: object } } }
  next(payload: Event['payload']): void
}

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
    update(words, _, isNew) {
      categoryPreferences = preferences(words)
      if (isNew) analytics().track?.('Segment Consent Preference Updated')
    },
  }
}

function preferences(words: Signals): Record<string, boolean> {
  return Object.fromEntries(
    Object.entries(words).map(([category, signal]) => [category, signal === 'granted']),
  )
}

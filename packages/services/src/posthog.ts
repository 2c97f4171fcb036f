import type { Adapter } from './adapter.ts'
import { optedOutClient } from './opted-out-client.ts'

/**
 * PostHog: opted out, storing nothing, until it is given; no event for opting in.
 * https://posthog.com/docs/privacy/data-collection
 */
export function posthog(): Adapter {
  return optedOutClient({
    global: 'posthog',
    options: { opt_out_capturing_by_default: true, opt_out_persistence_by_default: true },
    optIn: ['opt_in_capturing', { captureEventName: false }],
    optOut: ['opt_out_capturing', {}],
    forget: 'clear_opt_in_out_capturing',
  })
}

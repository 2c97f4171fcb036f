import type { Adapter } from './adapter.ts'
import { optedOutClient } from './opted-out-client.ts'

/**
 * Mixpanel: opted out, storing nothing, until it is given; no event for opting in. Opting out leaves the
 * person's profile at Mixpanel alone: deleting it is a request of its own, and would send one more.
 * https://docs.mixpanel.com/docs/privacy/protecting-user-data
 */
export function mixpanel(): Adapter {
  return optedOutClient({
    global: 'mixpanel',
    options: { opt_out_tracking_by_default: true, opt_out_persistence_by_default: true },
    optIn: ['opt_in_tracking', { track() {} }],
    optOut: ['opt_out_tracking', { delete_user: false }],
  })
}

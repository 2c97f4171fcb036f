import type { Policy } from '@kvitto/core'
import { sharedHosts } from '@kvitto/core'

/** What the owner should know of hosts that an optional service shares with what is always open. */
export function sharedHostWarnings(policy: Policy): string[] {
  return sharedHosts(policy).map(({ host, service, with: other, under, isSame }) => {
    const whose = other === 'origin' ? 'the site itself' : `${other} (essential)`
    const guard = isSame ? 'nor can the guard' : 'the guard tells them apart by the longer path'
    return `${host} of ${service} lies on ${under} of ${whose}: strict cannot hold it, ${guard}`
  })
}

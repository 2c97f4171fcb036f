import type { Policy } from '@kvitto/core'
import { sharedHosts, tiedHosts } from '@kvitto/core'

/** What the owner should know of hosts that an optional service shares with what is always open, or with another one. */
export function sharedHostWarnings(policy: Policy): string[] {
  const shared = sharedHosts(policy).map(({ host, service, with: other, under, isSame }) => {
    const whose = other === 'origin' ? 'the site itself' : `${other} (essential)`
    const guard = isSame ? 'nor can the guard' : 'the guard tells them apart by the longer path'
    return `${host} of ${service} lies on ${under} of ${whose}: strict cannot hold it, ${guard}`
  })
  const tied = tiedHosts(policy).map(
    ({ host, services }) =>
      `${host} is named by ${services.join(', ')}: the guard holds it until all of them are agreed, strict opens it for each; give each a path of its own, or make one service of them`,
  )
  return [...shared, ...tied]
}

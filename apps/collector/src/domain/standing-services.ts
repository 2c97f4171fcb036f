import type { Id, Policy } from '@kvitto/core'
import type { StatusEntry } from '@kvitto/receipt'
import { isStanding } from './standing-ids.ts'

/** Services that serve one of these purposes and stand by themselves: until the next decision on one of them. */
export function standingServices(
  services: Record<Id, StatusEntry>,
  policy: Policy | undefined,
  purposes: readonly Id[],
): Id[] {
  const serving = policy?.services.filter((each) =>
    each.purposes.some((id) => purposes.includes(id)),
  )
  return (serving ?? []).map(({ id }) => id).filter((id) => isStanding(services[id]))
}

import type { Id } from './policy.ts'
import type { ConsentState } from './state-cookie.ts'

/** Purposes and services that a state gives, whether or not it has expired. */
export function givenIds({
  purposes,
  services,
}: Pick<ConsentState, 'purposes' | 'services'>): Id[] {
  return [
    ...Object.keys(purposes).filter((id) => purposes[id]?.mark === 'g'),
    ...Object.keys(services).filter((id) => services[id] === 'g'),
  ]
}

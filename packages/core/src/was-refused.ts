import type { Id } from './policy.ts'
import type { Slice } from './slice.ts'
import type { ConsentState } from './state-cookie.ts'

/**
 * Whether a person ever said no to a purpose, or to a service or one of its purposes. Unlike the status
 * it does not ask for the time, the meaning or the version: where nobody has to be asked, a refusal
 * stands until that person takes it back.
 */
export function wasRefused(id: Id, { services }: Slice, state: ConsentState | undefined): boolean {
  const purposes = services.find((service) => service.id === id)?.purposes ?? [id]
  return [state?.services[id], ...purposes.map((each) => state?.purposes[each]?.mark)].some(
    (mark) => mark === 'r' || mark === 'w',
  )
}

import type { Id } from '@kvitto/core'
import { wasRefused } from '@kvitto/core'
import type { Engine } from './engine.ts'

/**
 * From now on what nobody refused may run, as the region's rule has it; the status stays `unknown`.
 * Called where people have been told. Closed stays what a person ever refused, whenever and under whatever
 * version; and everything where a refusal could not be read or kept.
 */
export function openByRule(engine: Engine): void {
  const { slice, status } = engine
  const isUndecided = (id: Id) => ['given', 'unknown', 'expired'].includes(status(id))
  const isKept = () => {
    const { text, state } = engine.cookie()
    return navigator.cookieEnabled && (state !== undefined || text === '')
  }
  const purposesOf = (id: Id) =>
    slice.services.find((service) => service.id === id)?.purposes ??
    (Object.hasOwn(slice.meanings, id) ? [id] : [])
  engine.isOpen = (id) =>
    status(id) === 'given' ||
    (isKept() &&
      purposesOf(id).length > 0 &&
      purposesOf(id).every(isUndecided) &&
      !wasRefused(id, slice, engine.memory ?? engine.cookie().state))
  engine.update()
}

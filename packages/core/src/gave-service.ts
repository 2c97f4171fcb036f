import type { SliceService } from './slice.ts'
import type { ConsentState } from './state-cookie.ts'

/**
 * Whether a state let a service run, in its time: by its own mark or those of all its purposes. Unlike
 * the status it does not ask for the time, the meaning or the version: what ran has stored something.
 */
export function gaveService(
  { id, purposes }: SliceService,
  { purposes: marks, services }: ConsentState,
): boolean {
  const own = services[id]
  return own ? own === 'g' : purposes.every((purpose) => marks[purpose]?.mark === 'g')
}

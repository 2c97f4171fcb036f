import type { StatusContext } from './consent-status.ts'
import { entryOf } from './entry-of.ts'
import type { Id } from './policy.ts'

/** The purposes that are new, or mean something else, since the state was written. */
export function changedPurposes(context: StatusContext): Id[] {
  return Object.keys(context.slice.meanings).filter((id) => !entryOf(id, context))
}

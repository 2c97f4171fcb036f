import type { StatusContext } from './consent-status.ts'
import type { Id } from './policy.ts'

/** The purpose's entry in the state; one made under another meaning was an answer to another question. */
export function entryOf(id: Id, { slice, state }: StatusContext) {
  const entry = state?.purposes[id]
  // As text, since a name like `constructor` finds something in every object.
  return String(slice.meanings[id]).startsWith(entry?.meaning ?? ' ') ? entry : undefined
}

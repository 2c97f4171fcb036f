import type { Question } from '@kvitto/banner'
import { questionOf } from '@kvitto/banner/question'
import { changedPurposes } from '@kvitto/core'
import { completeHost } from './complete-host.ts'
import type { LayerHost } from './create-layers.ts'
import type { Engine } from './engine.ts'

/** The part that knows what a question says that is no first one, or none of consent. */
export async function otherQuestion(engine: Engine, layer: LayerHost): Promise<Question> {
  const { state, now } = engine.context()
  // One who had all forgotten is asked for the first time.
  const isEarlier = state && Object.keys(state.purposes).length > 0
  const earlier = isEarlier && {
    changed: changedPurposes(engine.context()),
    isExpired: state.expiresAt * 1000 <= now,
  }
  return questionOf(await completeHost(engine, layer), earlier || undefined)
}

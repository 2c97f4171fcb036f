import type { ConsentState } from '@kvitto/core'
import { STATE_COOKIE } from '@kvitto/core'
import { expireCookie } from '@kvitto/gate'
import type { Engine } from './engine.ts'
import { writeState } from './write-state.ts'

/** As `writeState`; a stray cookie of our name goes, and so does one that would say nothing. */
export function replaceState(state: ConsentState, engine: Engine): void {
  const isEmpty =
    !state.isPending && Object.keys({ ...state.purposes, ...state.services }).length === 0
  if (isEmpty || isStrayed(engine)) expireCookie(STATE_COOKIE)
  if (isEmpty) {
    engine.seen = engine.cookie().text
    engine.memory = undefined
  } else writeState(state, engine)
}

/** Two cookies have our name. */
export function isStrayed(engine: Engine): boolean {
  return engine.cookie().text.includes(',')
}

import type { EngineName } from '../engines/engine.ts'
import type { Level } from './level.ts'
import { type Outcome, type Trial, worst } from './outcome.ts'
import type { Moment } from './vector.ts'

/** The worst that was seen of one vector, per moment. */
export type ByMoment = Partial<Record<Moment, Outcome>>

/** Of one engine: per level and vector. */
export type EngineFindings = Partial<Record<Level, Record<string, ByMoment>>>

export type Findings = Partial<Record<EngineName, EngineFindings>>

/** Of several trials the worst counts. */
export function gather(trials: Trial[]): Record<string, ByMoment> {
  const found: Record<string, ByMoment> = {}
  for (const { vector, moment, outcome } of trials) {
    const before = found[vector]?.[moment] ?? 'stopped'
    found[vector] = { ...found[vector], [moment]: worst([before, outcome]) }
  }
  return found
}

export function fires(found: Record<string, ByMoment> | undefined, vector: string): boolean {
  return Object.values(found?.[vector] ?? {}).some((outcome) => outcome !== 'stopped')
}

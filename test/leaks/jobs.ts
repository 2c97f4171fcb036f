import type { Level } from './level.ts'
import type { Job } from './run-jobs.ts'
import type { Vector } from './vector.ts'

/** A page for each vector. */
export function eachAlone(level: Level, vectors: Vector[]): Job[] {
  return vectors.map((vector) => ({ level, vectors: [vector] }))
}

/** One page for all, and pages of their own for those that would spoil it. */
export function allTogether(level: Level, vectors: Vector[]): Job[] {
  const together = vectors.filter(({ alone }) => !alone)
  return [
    { level, vectors: together.filter(({ line }) => !line) },
    { level, vectors: together.filter(({ line }) => line) },
    ...eachAlone(
      level,
      vectors.filter(({ alone }) => alone),
    ),
  ]
}

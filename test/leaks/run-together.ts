import type { EngineBrowser } from '../engines/engine.ts'
import type { Level } from './level.ts'
import type { OpenLab } from './open-lab.ts'
import { type Trial, tryVectors } from './try-vectors.ts'
import type { Vector } from './vector.ts'

/** Tries all vectors on one page, and those that would spoil it on pages of their own. */
export async function runTogether(
  lab: OpenLab,
  browser: EngineBrowser,
  level: Level,
  vectors: Vector[],
): Promise<Trial[]> {
  const visitor = await browser.newVisitor()
  try {
    const page = await visitor.newPage()
    const lists = [
      vectors.filter(({ alone }) => !alone),
      ...vectors.filter(({ alone }) => alone).map((vector) => [vector]),
    ]
    const trials: Trial[] = []
    for (const list of lists) trials.push(...(await tryVectors(lab, page, level, list)))
    return trials
  } finally {
    await visitor.close()
  }
}

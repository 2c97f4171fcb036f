import { readFileSync } from 'node:fs'
import type { EngineName } from '../engines/engine.ts'
import { LEAKS } from './leaks-file.ts'
import { isWorse, type Trial } from './outcome.ts'
import { allowed, parseTable } from './table.ts'

/** `LEAKS.md` as it is published. */
export function openPublished() {
  const text = readFileSync(LEAKS, 'utf8')
  const table = parseTable(text)
  return {
    text,
    table,
    /** What leaks where the table says that it is stopped, or runs where it says that it is only asked for. */
    worse: (engine: EngineName, trials: Trial[]) =>
      trials
        .filter(({ level, vector, moment, outcome }) =>
          isWorse(outcome, allowed({ table, engine, level, vector, moment })),
        )
        .map(({ level, vector, moment, outcome }) => `${level}: ${vector} ${moment} ${outcome}`),
  }
}

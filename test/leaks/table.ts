import { ENGINE_NAMES, type EngineName } from '../engines/engine.ts'
import { ABSENT, formatCell, outcomeIn } from './cell.ts'
import type { ByMoment, Findings } from './findings.ts'
import { LEVELS, type Level, RACING, TITLES } from './level.ts'
import type { Outcome } from './outcome.ts'
import type { Moment } from './vector.ts'

/** What `LEAKS.md` says: a cell's text by vector, level and engine. */
export type Table = Record<string, Partial<Record<Level, Partial<Record<EngineName, string>>>>>

/** What did not fire without a tool says nothing about a level: it is left out of its cell. */
export function toTable(findings: Findings, vectors: string[]): Table {
  const cell = (engine: EngineName, level: Level, vector: string) => {
    const fired = findings[engine]?.none?.[vector]
    const found = findings[engine]?.[level]?.[vector]
    if (!fired || !found) return undefined
    if (formatCell(fired) === formatCell({})) return ABSENT
    return formatCell(onlyFired(found, fired))
  }
  return Object.fromEntries(
    vectors.map((vector) => [
      vector,
      Object.fromEntries(
        LEVELS.map((level) => [
          level,
          Object.fromEntries(
            ENGINE_NAMES.flatMap((engine) => {
              const text = cell(engine, level, vector)
              return text === undefined ? [] : [[engine, text]]
            }),
          ),
        ]),
      ),
    ]),
  )
}

function onlyFired(found: ByMoment, fired: ByMoment): ByMoment {
  return Object.fromEntries(
    Object.entries(found).filter(
      ([moment]) => (fired[moment as Moment] ?? 'stopped') !== 'stopped',
    ),
  )
}

export function formatTable(table: Table, vectors: string[]): string {
  const rows = vectors.map((vector) => {
    const cells = LEVELS.map((level) =>
      ENGINE_NAMES.map((engine) => table[vector]?.[level]?.[engine])
        .filter((text) => text !== undefined)
        .join(' '),
    )
    return `| \`${vector}\` | ${cells.join(' | ')} |`
  })
  const heads = LEVELS.map((level) => TITLES[level])
  return [`| | ${heads.join(' | ')} |`, `|---|${heads.map(() => '---').join('|')}|`, ...rows].join(
    '\n',
  )
}

/** Reads back what `formatTable` wrote, anywhere in a text. */
export function parseTable(text: string): Table {
  const table: Table = {}
  for (const [, vector = '', rest = ''] of text.matchAll(/^\| `([a-z0-9-]+)` \| (.*) \|$/gm)) {
    const row: Table[string] = {}
    rest.split(' | ').forEach((cells, place) => {
      const level = LEVELS[place]
      if (level) row[level] = byEngine(cells)
    })
    table[vector] = row
  }
  return table
}

function byEngine(cells: string): Partial<Record<EngineName, string>> {
  const texts = cells.trim().split(/\s+/).filter(Boolean)
  return Object.fromEntries(
    texts.flatMap((text, place) => {
      const engine = ENGINE_NAMES[place]
      return engine ? [[engine, text]] : []
    }),
  )
}

/**
 * The worst that the table allows at one place. What the parser asks for ahead in one engine is a race,
 * and not claimed as stopped in another.
 */
export function allowed(place: {
  table: Table
  engine: EngineName
  level: Level
  vector: string
  moment: Moment
}): Outcome {
  const { table, engine, level, vector, moment } = place
  const cells = table[vector]?.[level] ?? {}
  const own = outcomeIn(cells[engine] ?? '', moment)
  const isRace = moment === 'parsing' && RACING.includes(level)
  const isAsked = Object.values(cells).some((cell) => outcomeIn(cell, moment) !== 'stopped')
  return own === 'stopped' && isRace && isAsked ? 'requested' : own
}

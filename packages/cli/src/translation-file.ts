import type { Locale } from '@kvitto/core'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { js2xliff, type XliffUnit, xliff2js } from 'xliff'
import { CliError } from './cli-error.ts'

export const FORMATS = ['xliff', 'csv'] as const
export type Format = (typeof FORMATS)[number]

export interface Translation {
  /** Languages of the texts: BCP 47 tags. */
  source: Locale
  target: Locale
  units: Unit[]
}

export interface Unit {
  id: string
  source: string
  /** Empty where it waits to be translated. */
  target: string
}

/** What translators work on: XLIFF 2.0, or CSV (RFC 4180) whose head names the languages: `id,sv,de`. */
export async function formatTranslation(translation: Translation, format: Format): Promise<string> {
  const { source, target, units } = translation
  if (format === 'csv') {
    return stringify([
      ['id', source, target],
      ...units.map((unit) => [unit.id, unit.source, unit.target]),
    ])
  }
  const policy = Object.fromEntries(
    units.map((unit) => [
      unit.id,
      { source: unit.source, ...(unit.target && { target: unit.target }) },
    ]),
  )
  return js2xliff({ resources: { policy }, sourceLanguage: source, targetLanguage: target })
}

/** Lines end in `\n` alone, however the file's end. Throws `translation_malformed` for what is neither. */
export async function parseTranslation(file: string): Promise<Translation> {
  // As XML reads it (https://www.w3.org/TR/xml/#sec-line-ends); a tool may write either.
  const text = file.replace(/\r\n?/g, '\n')
  try {
    return text.trimStart().startsWith('<') ? await parseXliff(text) : parseCsv(text)
  } catch (cause) {
    if (cause instanceof CliError) throw cause
    throw malformed('expected XLIFF 2.0 or CSV', cause)
  }
}

async function parseXliff(text: string): Promise<Translation> {
  const { sourceLanguage, targetLanguage, resources } = await xliff2js(text)
  const units = Object.values(resources).flatMap((file) => Object.entries(file))
  return {
    source: sourceLanguage,
    target: targetLanguage,
    units: units.map(([id, unit]) => ({
      id,
      source: plainText(id, unit.source),
      target: plainText(id, unit.target ?? ''),
    })),
  }
}

/** The banner shows text: a tool that made markup of it has changed it. */
function plainText(id: string, text: XliffUnit['source']): string {
  if (typeof text === 'string') return text
  throw malformed(`expected plain text in ${id}, found elements`)
}

function parseCsv(text: string): Translation {
  const [head = [], ...rows] = parse(text, { bom: true, skip_empty_lines: true }) as string[][]
  const [id, source, target] = head
  if (id !== 'id' || !source || !target) throw malformed('expected the head id,<source>,<target>')
  return {
    source,
    target,
    units: rows.map((row) => ({ id: row[0] ?? '', source: row[1] ?? '', target: row[2] ?? '' })),
  }
}

function malformed(message: string, cause?: unknown): CliError {
  return new CliError('translation_malformed', message, { cause })
}

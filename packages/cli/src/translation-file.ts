import { knownLocaleOf, knownLocales, type Locale } from '@kvitto/core'
import { parse as parseCsv } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { CliError } from './cli-error.ts'
import { readXliff } from './read-xliff.ts'
import { writeXliff } from './write-xliff.ts'

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
export function formatTranslation(translation: Translation, format: Format): string {
  if (format === 'xliff') return writeXliff(translation)
  const { source, target, units } = translation
  return stringify([
    ['id', source, target],
    ...units.map((unit) => [unit.id, unit.source, unit.target]),
  ])
}

/** What a policy may have texts in, in words. */
export const EXPECTED_LOCALE: string = `one of ${knownLocales.join(', ')}, or a tag of theirs such as en-GB`

/**
 * Lines end in `\n` alone, however the file's end. Throws `translation_malformed` for what
 * is neither, names a place twice, or is in a language that no policy can have.
 */
export function parseTranslation(file: string): Translation {
  // As XML reads it (https://www.w3.org/TR/xml/#sec-line-ends); a tool may write either.
  const text = file.replace(/\r\n?/g, '\n')
  const translation = parse(text)
  const { target, units } = translation
  if (!knownLocaleOf(target)) {
    throw malformed(`expected the target language ${EXPECTED_LOCALE}, found ${target}`)
  }
  const ids = units.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) < index)
  if (twice !== undefined) throw malformed(`expected ${twice} once, found it twice`)
  return translation
}

function parse(text: string): Translation {
  try {
    return text.trimStart().startsWith('<') ? readXliff(text.trimStart()) : readCsv(text)
  } catch (cause) {
    if (cause instanceof CliError) throw cause
    throw malformed('expected XLIFF 2.0 or CSV', cause)
  }
}

function readCsv(text: string): Translation {
  // Programs that count with a decimal comma part cells otherwise.
  const [, delimiter = ','] = /^\uFEFF?"?id"?([,;\t])/.exec(text) ?? []
  const options = { bom: true, skip_empty_lines: true, delimiter }
  const [head = [], ...rows]: string[][] = parseCsv(text, options)
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

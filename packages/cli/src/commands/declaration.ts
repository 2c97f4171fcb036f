import { type DeclarationWords, declarationHtml, declarationOf } from '@kvitto/banner/declaration'
import { knownLocaleOf, type Locale } from '@kvitto/core'
import { publishPolicy } from '@kvitto/receipt'
import type { Command } from '../command.ts'
import { readChoice } from '../read-choice.ts'
import { readValidPolicy } from '../read-valid-policy.ts'

const FORMATS = ['html', 'json'] as const

export const declaration: Command = {
  name: 'declaration',
  summary: 'Prints every purpose, service and stored item of a policy, for a privacy page.',
  usage: '<policy.json|policy.ts> [--format html|json] [--locale <tag>]',
  details: `  <policy>              JSON, or a module whose default export is the policy
  --format html         a table for a page that is a file, without styles (default)
  --format json         the same as data; its shape is Declaration of @kvitto/banner/declaration
  --locale <tag>        one that the policy declares (default its first)

Kvitto's own storage is in it. A page with the loader fills data-kvitto-cookie-table with the same table.`,
  positionals: ['policy'],
  options: { format: { type: 'string' }, locale: { type: 'string' } },
  async run(input, terminal) {
    const [path = ''] = input.positionals
    const format = readChoice('--format', FORMATS, input.text('format') ?? 'html')
    const { policy } = await publishPolicy(await readValidPolicy(path, terminal))
    const locales = Object.keys(policy.texts)
    const locale = readChoice('--locale', locales, input.text('locale') ?? (locales[0] as Locale))
    const declared = declarationOf(policy, locale)
    terminal.print(
      format === 'json'
        ? JSON.stringify(declared, null, 2)
        : declarationHtml(declared, await readWords(locale)),
    )
    return 0
  },
}

async function readWords(locale: Locale): Promise<DeclarationWords> {
  const path = `@kvitto/banner/locales/${knownLocaleOf(locale)}`
  const { strings }: Pick<DeclarationWords, 'strings'> = await import(path)
  return { strings, words: await strings.preferences() }
}

import { knownLocaleOf, type Locale, type Policy } from '@kvitto/core'
import { CliError } from '../cli-error.ts'
import type { Command } from '../command.ts'
import { readTexts } from '../policy-texts.ts'
import { readChoice } from '../read-choice.ts'
import { readValidPolicy } from '../read-valid-policy.ts'
import { EXPECTED_LOCALE, FORMATS, formatTranslation } from '../translation-file.ts'

export const textsExport: Command = {
  name: 'texts export',
  summary: 'Prints a policy’s own texts for a translator.',
  usage: '<policy.json|policy.ts> --to <locale> [--from <locale>] [--format xliff|csv]',
  details: `  --to <locale>         BCP 47 tag of the language to translate to; what it has already comes along
  --from <locale>       language to translate from (default: the policy's first)
  --format xliff|csv    XLIFF 2.0 (default), or CSV with the columns id, from, to

kvitto texts import takes the file back.`,
  positionals: ['policy'],
  options: { to: { type: 'string' }, from: { type: 'string' }, format: { type: 'string' } },
  async run(input, terminal) {
    const policy = await readValidPolicy(input.positionals[0] ?? '', terminal)
    const target = input.text('to')
    if (!target) throw new CliError('usage', 'expected --to <locale>, found none')
    if (!knownLocaleOf(target)) {
      throw new CliError('usage', `expected --to to be ${EXPECTED_LOCALE}, found ${target}`)
    }
    const source = input.text('from') ?? (Object.keys(policy.texts)[0] as string)
    const format = readChoice('--format', FORMATS, input.text('format') ?? 'xliff')
    const units = unitsOf(policy, source, target)
    terminal.print(formatTranslation({ source, target, units }, format).trimEnd())
    return 0
  },
}

function unitsOf(policy: Policy, source: Locale, target: Locale) {
  if (!policy.texts[source]) throw new CliError('usage', `expected texts in ${source}, found none`)
  const translated = policy.texts[target] ? readTexts(policy, target) : new Map<string, string>()
  return [...readTexts(policy, source)].map(([id, text]) => ({
    id,
    source: text,
    target: translated.get(id) ?? '',
  }))
}

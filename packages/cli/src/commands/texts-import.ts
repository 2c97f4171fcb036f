import type { Policy } from '@kvitto/core'
import { CliError } from '../cli-error.ts'
import type { Command } from '../command.ts'
import { readTexts, withTexts } from '../policy-texts.ts'
import { readTextFile } from '../read-text-file.ts'
import { readValidPolicy } from '../read-valid-policy.ts'
import { parseTranslation, type Translation } from '../translation-file.ts'
import { writeOutput } from '../write-output.ts'

export const textsImport: Command = {
  name: 'texts import',
  summary: 'Puts what a translator wrote into a policy.',
  usage: '<policy.json|policy.ts> <file.xlf|file.csv> [--out <file>]',
  details: `  --out <file>          where the policy goes, which may be where it came from; it is printed without

Takes what kvitto texts export made, in either format. Refuses, and writes nothing, where a text is missing,
is of no place in the policy, or was translated from a text that has changed since.`,
  positionals: ['policy', 'file'],
  options: { out: { type: 'string' } },
  async run(input, terminal) {
    const [path = '', file = ''] = input.positionals
    const out = input.text('out')
    if (out && /\.[cm]?[jt]s$/.test(out)) {
      throw new CliError('usage', `expected --out to be a file for JSON, found ${out}`)
    }
    const policy = await readValidPolicy(path, terminal)
    const translation = parseTranslation(
      await readTextFile(file, `expected a file at ${file}, found none`),
    )
    const problems = problemsOf(policy, translation)
    for (const problem of problems) terminal.note(problem)
    if (problems.length > 0) {
      throw new CliError(
        'translation_refused',
        `expected a text for every place, found ${problems.length} problems`,
      )
    }
    const { source, target, units } = translation
    const texts = new Map(units.map((unit) => [unit.id, unit.target]))
    const text = JSON.stringify(withTexts(policy, target, texts, source), null, 2)
    if (!out) terminal.print(text)
    else await writeOutput(out, `${text}\n`)
    return 0
  },
}

function problemsOf(policy: Policy, { source, units }: Translation): string[] {
  if (!policy.texts[source]) return [`${source}: the policy has no texts in this language`]
  const texts = readTexts(policy, source)
  const found = new Map(units.map((unit) => [unit.id, unit]))
  const foreign = units.filter(({ id }) => !texts.has(id))
  return [
    ...foreign.map(({ id }) => `${id}: of no place in the policy`),
    ...[...texts].flatMap(([id, text]) => {
      const unit = found.get(id)
      if (!unit?.target.trim()) return [`${id}: not translated`]
      return isSame(unit.source, text)
        ? []
        : [`${id}: translated from another text than the policy has now`]
    }),
  ]
}

/** Whichever way lines end; what stands around a text gets lost in XLIFF, and shows nowhere. */
function isSame(source: string, text: string): boolean {
  return source.trim() === text.replace(/\r\n?/g, '\n').trim()
}

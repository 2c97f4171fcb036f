import { parseAnswer } from '../answer.ts'
import { collectorHelp, collectorOptions, openCollector } from '../collector-options.ts'
import type { Command } from '../command.ts'
import { requiredTexts } from '../required-texts.ts'
import { writeOutput } from '../write-output.ts'

export const bundle: Command = {
  name: 'bundle',
  summary: 'Saves the proof of one receipt, for anybody to verify offline.',
  usage: '--site <site> --receipt <receipt id> --out <file> [options]',
  details: `  --site <site>         whose receipt
  --receipt <id>        as \`kvitto subject\` lists them
  --out <file>          the bundle; \`kvitto verify <file>\` takes it
  --policy-out <file>   also the policy that the person was asked under: every text, purpose and service
${collectorHelp}

The calling token needs the scope read; the collector keeps a line of who asked.`,
  positionals: [],
  options: {
    ...collectorOptions,
    site: { type: 'string' },
    receipt: { type: 'string' },
    out: { type: 'string' },
    'policy-out': { type: 'string' },
  },
  async run(input, terminal) {
    const { site, receipt, out } = requiredTexts(input, 'site', 'receipt', 'out')
    const text = await (await openCollector(input, terminal)).readBundle(site, receipt)
    const policy = parseAnswer(text).textOrNull('policy')
    await writeOutput(out, text)
    const policyFile = input.text('policy-out')
    if (policyFile && policy === null) {
      terminal.note('the collector does not know the policy that this receipt names')
    } else if (policyFile) await writeOutput(policyFile, String(policy))
    return 0
  },
}

import { readFile } from 'node:fs/promises'
import { type BundleReport, parseVerifierKey, verifyBundle } from '@kvitto/receipt'
import { CliError } from '../cli-error.ts'
import type { Command } from '../command.ts'
import { readBundles } from '../read-bundles.ts'

const EXIT_CODES = { verified: 0, failed: 1, 'not-checked': 2 }
/** Of many reports the worst counts. */
const WORST_FIRST = ['failed', 'not-checked', 'verified'] as const
const STATUS = { ok: 'OK', failed: 'FAILED', 'not-checked': 'NOT CHECKED' }

export const verify: Command = {
  name: 'verify',
  summary:
    'Checks a bundle offline: what was decided, that it is in the log, and that nothing changed.',
  usage: '<bundle.json> [--log-key <vkey or file>]…',
  details: `  <bundle.json>         as the collector's /bundle answers, or all receipts as a visitor saves them
  --log-key <vkey>      a log's key that you trust, or a file with one on each line; may be repeated.
                        Get it from somewhere else than the bundle: keys inside are never trusted.

Exit codes: 0 verified, 1 failed, 2 nothing failed but no log key was given, 64 used wrongly.`,
  positionals: ['bundle'],
  options: { 'log-key': { type: 'string', multiple: true } },
  async run(input, terminal) {
    const [path = ''] = input.positionals
    const logKeys = (await Promise.all(input.texts('log-key').map(readLogKeys))).flat()
    const verdicts: BundleReport['verdict'][] = []
    for (const bundle of await readBundles(path)) {
      const report = await verifyBundle(bundle, { logKeys })
      for (const { name, status, detail } of report.checks) {
        terminal.print(`${name}: ${STATUS[status]}${detail ? ` (${detail})` : ''}`)
      }
      terminal.print(describe(report))
      verdicts.push(report.verdict)
    }
    return EXIT_CODES[WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? 'failed']
  },
}

async function readLogKeys(keyOrFile: string): Promise<string[]> {
  const text = await readFile(keyOrFile, 'utf8').catch(() => keyOrFile)
  const keys = text.split('\n').map((line) => line.trim())
  const filled = keys.filter((line) => line !== '')
  for (const key of filled) {
    await parseVerifierKey(key).catch((cause) => {
      const message = 'expected --log-key to be a vkey or a file that holds some, found another'
      throw new CliError('usage', message, { cause })
    })
  }
  if (filled.length > 0) return filled
  throw new CliError('usage', 'expected a vkey in the file of --log-key, found none')
}

function describe({ verdict, trust, receipt, log, witnessed }: BundleReport): string {
  if (verdict === 'failed') return 'FAILED: do not rely on this bundle'
  const decisions = Object.entries({ ...receipt?.decisions, ...receipt?.services })
  const said = decisions.map(([id, decision]) => `${id} ${decision}`).join(', ')
  const lines = [
    `receipt ${receipt?.receiptId}: ${said}; decided at ${receipt?.decidedAt} by the page's clock`,
    `trust: ${trust}, witnessed: ${witnessed ? 'yes' : 'no'}`,
  ]
  if (log) {
    const { origin, index, size, receivedAt } = log
    lines.push(`log ${origin}: entry ${index} of ${size}, received at ${receivedAt}`)
    if (receipt) lines.push(`skew: ${skew(receipt.decidedAt, receivedAt)}`)
  }
  lines.push(verdict === 'verified' ? 'verified' : "not checked: give the log's key with --log-key")
  return lines.join('\n')
}

/** How far the page's claim lies from the collector's clock; a late delivery looks like a slow clock. */
function skew(decidedAt: string, receivedAt: string): string {
  const seconds = Math.round((Date.parse(receivedAt) - Date.parse(decidedAt)) / 1000)
  const days = Math.trunc(Math.abs(seconds) / 86_400)
  const amount = `${days > 0 ? `${days} d ` : ''}${Math.abs(seconds) % 86_400} s`
  return `decided ${amount} ${seconds < 0 ? 'after' : 'before'} it was received`
}

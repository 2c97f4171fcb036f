import { type BundleReport, type VerifyBundleOptions, verifyBundle } from '@kvitto/receipt'
import { readManifest } from '../archive/archive-files.ts'
import { verifyArchive } from '../archive/verify-archive.ts'
import { type Check, checkLine, EXIT_CODES, exitCodeOf } from '../check-line.ts'
import type { Command } from '../command.ts'
import { readLogsFile } from '../logs/read-logs-file.ts'
import { verifyLogs } from '../logs/verify-logs.ts'
import { readBundles } from '../read-bundles.ts'
import { readTrustPolicy } from '../read-trust-policy.ts'
import { readLogKeys, readVkeys } from '../read-vkeys.ts'

/** Of many reports the worst counts. */
const WORST_FIRST = ['failed', 'not-checked', 'verified'] as const

export const verify: Command = {
  name: 'verify',
  summary:
    'Checks a bundle offline: what was decided, that it is in the log, and that nothing changed.',
  usage: '<bundle.json> [--log-key <vkey or file>]… [--keys <file>]… [--policy <file>]',
  details: `  <bundle.json>         as the collector's /bundle answers, or all receipts as a visitor saves them, or
                        the folder that \`kvitto export\` made, or what \`kvitto log status --out\` wrote
  --log-key <vkey>      a log's key that you trust, or a file with one on each line; may be repeated.
                        Get it from somewhere else than the bundle: keys inside are never trusted.
  --keys <file>         keys that you trust, of logs and of witnesses, a vkey a line, # before a remark;
                        may be repeated. With witnesses' keys it is checked who cosigned the log.
  --policy <file>       the same as C2SP tlog-policy, which also says how many witnesses must have cosigned,
                        and which; without that quorum the bundle fails

Checks: canonical form, signature, previous chain, leaf, inclusion, checkpoint key, cosignatures,
policy, build. A bundle is verified without witnesses too, and then says \`witnessed: no\`: it holds against
everyone but the operator, who could show others another log.

Exit codes: 0 verified, 1 failed, 2 nothing failed but something is missing to check it with (the log's
key, the policy, the build, a cosignature by any of the witnesses given) or nothing is in it, 64 used wrongly.`,
  positionals: ['bundle'],
  options: {
    'log-key': { type: 'string', multiple: true },
    keys: { type: 'string', multiple: true },
    policy: { type: 'string' },
  },
  async run(input, terminal) {
    const [path = ''] = input.positionals
    const given = await readVkeys('keys', input.texts('keys'))
    const policy = await readTrustPolicy(input.text('policy'))
    const options: VerifyBundleOptions = {
      logKeys: [
        ...(await readLogKeys(input.texts('log-key'))),
        ...given.logKeys,
        ...(policy?.logs ?? []),
      ],
      witnessKeys: [...given.witnessKeys, ...(policy?.witnesses.map(({ vkey }) => vkey) ?? [])],
      ...(policy && { quorum: policy.quorum }),
    }
    const printAll = (checks: Check[]) => {
      for (const check of checks) terminal.print(checkLine(check))
      return exitCodeOf(checks)
    }
    const archive = await readManifest(path)
    if (archive) return printAll(await verifyArchive(path, archive, options))
    const logs = await readLogsFile(path)
    if (logs) return printAll(await verifyLogs(logs, options))
    const bundles = await readBundles(path)
    if (bundles.length === 0) {
      const detail = 'there is no receipt in it'
      return printAll([{ name: 'receipts', status: 'not-checked', detail }])
    }
    const verdicts: BundleReport['verdict'][] = []
    for (const bundle of bundles) {
      const report = await verifyBundle(bundle, options)
      for (const check of report.checks) terminal.print(checkLine(check))
      terminal.print(describe(report))
      verdicts.push(report.verdict)
    }
    return EXIT_CODES[WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? 'failed']
  },
}

function describe({ verdict, checks, trust, receipt, log, witnessed }: BundleReport): string {
  if (verdict === 'failed') return 'FAILED: do not rely on this bundle'
  const decisions = Object.entries({ ...receipt?.decisions, ...receipt?.services })
  const said = decisions.map(([id, decision]) => `${id} ${decision}`).join(', ')
  const lines = [
    `receipt ${receipt?.receiptId}: ${said}; decided at ${receipt?.decidedAt} by the page's clock`,
    `method: ${receipt?.method}, event: ${receipt?.event}`,
    `trust: ${trust}, witnessed: ${witnessed ? 'yes' : 'no'}`,
  ]
  if (log) {
    const { origin, index, size, receivedAt } = log
    lines.push(`log ${origin}: entry ${index} of ${size}, received at ${receivedAt}`)
    if (receipt) lines.push(`skew: ${skew(receipt.decidedAt, receivedAt)}`)
  }
  lines.push(verdict === 'verified' ? 'verified' : missing(checks))
  return lines.join('\n')
}

function missing(checks: BundleReport['checks']): string {
  const isKeyless = checks.some(
    ({ name, status }) => name === 'checkpoint key' && status === 'not-checked',
  )
  return isKeyless
    ? "not checked: give the log's key with --log-key"
    : 'not checked: something is missing to check it with'
}

/** How far the page's claim lies from the collector's clock; a late delivery looks like a slow clock. */
function skew(decidedAt: string, receivedAt: string): string {
  const seconds = Math.round((Date.parse(receivedAt) - Date.parse(decidedAt)) / 1000)
  const days = Math.trunc(Math.abs(seconds) / 86_400)
  const amount = `${days > 0 ? `${days} d ` : ''}${Math.abs(seconds) % 86_400} s`
  return `decided ${amount} ${seconds < 0 ? 'after' : 'before'} it was received`
}

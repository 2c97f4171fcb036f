import { setTimeout as sleep } from 'node:timers/promises'
import { parseVerifierKey, type VerifierKey } from '@kvitto/receipt'
import { type Check, checkLine, exitCodeOf } from '../check-line.ts'
import { CliError } from '../cli-error.ts'
import { checkUrl, findToken } from '../collector-options.ts'
import type { Command, CommandInput, Terminal } from '../command.ts'
import { type FollowLogs, followLogs } from '../monitor/follow-logs.ts'
import { checkServed, readServed } from '../monitor/served.ts'
import { readTrustPolicy } from '../read-trust-policy.ts'
import { readLogKeys } from '../read-vkeys.ts'

export const monitor: Command = {
  name: 'monitor',
  summary: 'Follows a site’s log from outside: that it only grows, and holds what the site serves.',
  usage: '<collector> --log-key <vkey or file>… [options]',
  details: `  <collector>           base URL; the site is the one that the log key's name ends in
  --log-key <vkey>      the log's key, got from somewhere else, or a file with it. One whose name ends in /access
                        (GET /v1/sites/<site>/log/access/key) follows who read what; it needs a token. May be repeated:
                        the first is of the log to begin with, others are new keys of that one or of those that go on
  --state <file>        what was seen (default kvitto-monitor-<site>.json, or …-access.json); keep it: the next run goes on from it.
                        Of a log that goes on where this one was closed in <file>.<its number>
  --policy <file>       C2SP tlog-policy: what its witnesses saw of the log must be in what is shown here
  --token <token>       scope read (default KVITTO_TOKEN); --token-file <file>
  --interval <seconds>  look again after that long (default 300), until something is wrong
  --once                look once

Alarms: a checkpoint that the key did not sign; a log that was rolled back or forked since the last look; entries
that do not make the tree; a served script or policy whose build or version is not in the log; a witness that
cosigned a longer log, or another one; a log that does not go on from how the one before ended. A checkpoint that does not grow from the one seen is kept in <state>.refused:
the two prove that the operator signed both. So do a witness's in that file and the one in <state>.shown.

Exit codes: 0 all right, 1 alarm, 2 nothing is wrong but not all could be looked at, 64 used wrongly.`,
  positionals: ['collector'],
  options: {
    'log-key': { type: 'string', multiple: true },
    state: { type: 'string' },
    policy: { type: 'string' },
    token: { type: 'string' },
    'token-file': { type: 'string' },
    interval: { type: 'string' },
    once: { type: 'boolean' },
  },
  async run(input, terminal) {
    const watch = await readWatch(input, terminal)
    for (;;) {
      const checks = await look(watch)
      for (const check of checks) terminal.print(checkLine(check))
      const code = exitCodeOf(checks)
      if (watch.interval === undefined || code === 1) return code
      await sleep(watch.interval * 1000)
    }
  },
}

interface Watch extends FollowLogs {
  /** Seconds; undefined: once. */
  interval: number | undefined
}

async function look(watch: Watch): Promise<Check[]> {
  if (watch.isAccess) return (await followLogs(watch)).checks
  // Before the logs, which then have all that it names.
  const served = await readServed(watch.collector, watch.site)
  const { checks, seen } = await followLogs(watch)
  return seen ? [...checks, ...checkServed(served, seen)] : checks
}

async function readWatch(input: CommandInput, terminal: Terminal): Promise<Watch> {
  const [collector = ''] = input.positionals
  const vkeys = await readLogKeys(input.texts('log-key'))
  const [key, ...otherKeys] = await Promise.all(vkeys.map(parseVerifierKey))
  if (!key) throw new CliError('usage', 'expected one --log-key, found none')
  const { site, isAccess } = partsOf(key)
  const foreign = otherKeys.find((other) => {
    const parts = partsOf(other)
    return parts.site !== site || parts.isAccess !== isAccess
  })
  if (foreign) {
    const message = `expected --log-key of logs that go on from ${key.name}, found ${foreign.name}`
    throw new CliError('usage', message)
  }
  return {
    collector: checkUrl('<collector>', collector),
    site,
    isAccess,
    key,
    otherKeys,
    witnesses: (await readTrustPolicy(input.text('policy')))?.witnesses ?? [],
    statePath: input.text('state') ?? `kvitto-monitor-${site}${isAccess ? '-access' : ''}.json`,
    token: await readToken(input, terminal),
    interval: input.has('once') ? undefined : readInterval(input.text('interval') ?? '300'),
  }
}

function partsOf({ name }: VerifierKey): { site: string; isAccess: boolean } {
  const [, site = '', access] = /([^/]*)(\/access)?$/.exec(name) ?? []
  return { site, isAccess: access !== undefined }
}

/** A log that anyone may read needs none. */
async function readToken(input: CommandInput, { env }: Terminal): Promise<string | undefined> {
  const isGiven = input.text('token') ?? input.text('token-file') ?? env.KVITTO_TOKEN
  return isGiven ? findToken(input, env) : undefined
}

function readInterval(text: string): number {
  const seconds = Number(text)
  if (/^\d+(\.\d+)?$/.test(text) && seconds > 0 && seconds <= 86_400) return seconds
  throw new CliError('usage', `expected --interval to be seconds, up to a day, found ${text}`)
}

import { join } from 'node:path'
import type { Checkpoint, VerifyBundleOptions } from '@kvitto/receipt'
import type { Check } from '../check-line.ts'
import { type ArchiveManifest, accessFolder, logFolder, readIfThere } from './archive-files.ts'
import { checkStoodFor } from './check-stood-for.ts'
import { checkSuccession } from './check-succession.ts'
import { readSuccessorKeys } from './read-successor-keys.ts'
import { verifyAccessLog } from './verify-access-log.ts'
import { verifyLog } from './verify-log.ts'

/**
 * Checks an archive offline, each check of each site by name: that its logs are those that their checkpoints were
 * signed over, that each goes on from how the one before ended, and that all that their entries stand for is there.
 */
export async function verifyArchive(
  folder: string,
  { sites, accesses }: ArchiveManifest,
  trusted: VerifyBundleOptions,
): Promise<Check[]> {
  const checks: Check[] = []
  for (const [site, size] of Object.entries(sites)) {
    const { logKeys, ...verified } = await verifySite(folder, { site, size }, trusted)
    for (const check of verified.checks) {
      checks.push({ ...check, name: `${site} ${check.name}` })
    }
    const access = { site, size: accesses[site] }
    for (const check of await verifyAccessLog(folder, access, { ...trusted, logKeys })) {
      checks.push({ ...check, name: `${site}/access ${check.name}` })
    }
  }
  checks.push(...(await findAbsent(folder, Object.keys(sites), trusted.logKeys)))
  if (checks.length > 0) return checks
  return [{ name: 'archive', status: 'not-checked', detail: 'there is no log in it' }]
}

/** Logs whose keys were given and that are not there: nothing of them was checked, and that is not the caller's doing. */
async function findAbsent(archive: string, sites: string[], logKeys: string[]): Promise<Check[]> {
  const origins = new Set<string | undefined>()
  for (const site of sites) {
    const accesses = await readIfThere(join(accessFolder(archive, site), 'checkpoint'))
    origins.add(accesses?.toString().split('\n')[0])
    for (let generation = 1; ; generation++) {
      const path = join(logFolder(archive, site, generation), 'checkpoint')
      const note = (await readIfThere(path))?.toString()
      if (note === undefined) break
      origins.add(note.split('\n')[0])
    }
  }
  const given = new Set(logKeys.map((vkey) => vkey.split('+')[0] ?? ''))
  return [...given]
    .filter((name) => !origins.has(name))
    .map((name) => ({ name: 'archive', status: 'not-checked', detail: `${name} is not in it` }))
}

interface Site {
  site: string
  /** As the manifest has it; what counts are the checkpoints'. */
  size: number
}

/** `logKeys`: those that are trusted, and those that a log which they signed names for the one that goes on. */
async function verifySite(
  archive: string,
  { site, size }: Site,
  trusted: VerifyBundleOptions,
): Promise<{ checks: Check[]; logKeys: string[] }> {
  const checks: Check[] = []
  const checkpoints: Checkpoint[] = []
  const logKeys = [...trusted.logKeys]
  for (let generation = 1; ; generation++) {
    const folder = logFolder(archive, site, generation)
    const note = (await readIfThere(join(folder, 'checkpoint')))?.toString()
    if (note === undefined) break
    const log = await verifyLog(folder, { log: site, note }, { ...trusted, logKeys })
    const name = generation === 1 ? '' : `log ${generation} `
    checks.push(...log.checks.map((check) => ({ ...check, name: `${name}${check.name}` })))
    if (!log.checkpoint) return { checks, logKeys }
    checkpoints.push(log.checkpoint)
    if (log.isTrusted) logKeys.push(...(await readSuccessorKeys(archive, site, checkpoints)))
  }
  // A site that published nothing has a log without entries.
  if (checkpoints.length === 0 && size === 0) return { checks, logKeys }
  if (checkpoints.length === 0) {
    return { checks: [{ name: 'checkpoint', status: 'failed', detail: 'is missing' }], logKeys }
  }
  const sizes = checkpoints.map((checkpoint) => checkpoint.size)
  checks.push(...(await checkSuccession(archive, site, checkpoints)))
  checks.push(...(await checkStoodFor(archive, site, sizes)))
  return { checks, logKeys }
}

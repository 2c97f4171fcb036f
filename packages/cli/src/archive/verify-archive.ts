import { join } from 'node:path'
import type { Checkpoint, VerifyBundleOptions } from '@kvitto/receipt'
import type { Check } from '../check-line.ts'
import { type ArchiveManifest, accessFolder, logFolder, readIfThere } from './archive-files.ts'
import { checkStoodFor } from './check-stood-for.ts'
import { checkSuccession } from './check-succession.ts'
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
    for (const check of await verifySite(folder, { site, size }, trusted)) {
      checks.push({ ...check, name: `${site} ${check.name}` })
    }
    for (const check of await verifyAccessLog(folder, { site, size: accesses[site] }, trusted)) {
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

async function verifySite(
  archive: string,
  { site, size }: Site,
  trusted: VerifyBundleOptions,
): Promise<Check[]> {
  const checks: Check[] = []
  const checkpoints: Checkpoint[] = []
  for (let generation = 1; ; generation++) {
    const folder = logFolder(archive, site, generation)
    const note = (await readIfThere(join(folder, 'checkpoint')))?.toString()
    if (note === undefined) break
    const log = await verifyLog(folder, { log: site, note }, trusted)
    const name = generation === 1 ? '' : `log ${generation} `
    checks.push(...log.checks.map((check) => ({ ...check, name: `${name}${check.name}` })))
    if (!log.checkpoint) return checks
    checkpoints.push(log.checkpoint)
  }
  // A site that published nothing has a log without entries.
  if (checkpoints.length === 0 && size === 0) return []
  if (checkpoints.length === 0) {
    return [{ name: 'checkpoint', status: 'failed', detail: 'is missing' }]
  }
  const sizes = checkpoints.map((checkpoint) => checkpoint.size)
  return [
    ...checks,
    ...(await checkSuccession(archive, site, checkpoints)),
    ...(await checkStoodFor(archive, site, sizes)),
  ]
}

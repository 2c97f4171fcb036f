import { join } from 'node:path'
import { type PostgresServer, startPostgres } from '../../postgres/start-postgres.ts'
import { cacheFolder } from './cache-folder.ts'

/** The PostgreSQL server of the bench, whose data is kept; durable as it comes. */
export function startBenchServer(): Promise<PostgresServer> {
  const settings = ["shared_buffers = '1GB'", "max_wal_size = '4GB'"]
  return startPostgres({ kept: join(cacheFolder, 'postgres'), settings })
}

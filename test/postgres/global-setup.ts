import type { TestProject } from 'vitest/node'
import { connectTo } from './connect-to.ts'
import { startPostgres } from './start-postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

/** One server for all files; each makes databases of its own in it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  const client = await connectTo(server.url)
  const [{ server_version }] = (await client.query('show server_version')).rows
  await client.end()
  console.log(`PostgreSQL ${server_version}`)
  provide('postgresUrl', server.url)
  return () => server.remove()
}

import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

/** The address of a new, empty PostgreSQL database. */
export async function newDatabase(): Promise<string> {
  const name = `kvitto_${randomBytes(6).toString('hex')}`
  await runSql(inject('postgresUrl'), `create database ${name}`)
  return new URL(name, inject('postgresUrl')).href
}

/** Runs statements beside the store, as an operator might; gives the last one's rows. */
export function runSql(url: string, text: string): Promise<Record<string, unknown>[]> {
  return runWith(url, async (client) => {
    const results = [await client.query(text)].flat()
    return results.at(-1)?.rows ?? []
  })
}

export async function runWith<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

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
export async function runSql(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const results = [await client.query(text)].flat()
    return results.at(-1)?.rows ?? []
  } finally {
    await client.end()
  }
}

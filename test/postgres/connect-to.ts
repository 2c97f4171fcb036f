import pg from 'pg'

/** A connection beside the collectors, as an operator has one. */
export async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  await client.connect()
  return client
}

/** The address of a new, empty database on the server. */
export async function newDatabase(serverUrl: string, name: string): Promise<string> {
  const client = await connectTo(serverUrl)
  await client.query(`create database ${name}`)
  await client.end()
  return new URL(name, serverUrl).href
}

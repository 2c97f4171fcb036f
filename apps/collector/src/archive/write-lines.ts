import { open } from 'node:fs/promises'

/** A JSON object a line, for its owner alone; any number of them. */
export async function writeLines<Row>(
  path: string,
  rows: AsyncIterable<Row>,
  toObject: (row: Row) => object,
): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const row of rows) await file.write(`${JSON.stringify(toObject(row))}\n`)
  } finally {
    await file.close()
  }
}

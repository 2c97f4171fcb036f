import { expect, test } from 'vitest'
import { newDatabase } from '../testing/test-database.ts'
import { type ElementType, toArray } from './postgres-arrays.ts'
import { openDatabase } from './postgres-database.ts'

const values: Record<ElementType, Parameters<typeof toArray>[1]> = {
  text: ['', 'å "quoted" \\ , {}', null],
  json: [{ a: ['b'] }, null],
  bytea: [Buffer.from([0, 255]), new Uint8Array(), null],
  integer: [0, -1, 2 ** 31 - 1, null],
  bigint: [0, -1, 2 ** 31, 2 ** 32 - 1, -(2 ** 40), Number.MAX_SAFE_INTEGER, null],
}

test('PostgreSQL reads each array as what it was made of, with and without elements', async () => {
  const database = openDatabase(await newDatabase(), () => {})
  for (const [type, elements] of Object.entries(values) as [ElementType, typeof values.text][]) {
    const text = `select value from unnest($1::${type}[]) with ordinality as e (value, n) order by n`
    const read = async (some: typeof elements) =>
      (await database.query<{ value: unknown }>(text, [toArray(type, some)])).map(
        (row) => row.value,
      )
    const expected = elements.map((value) =>
      value instanceof Uint8Array ? Buffer.from(value) : value,
    )
    expect(await read(elements)).toEqual(expected)
    expect(await read([])).toEqual([])
  }
  await database.close()
})

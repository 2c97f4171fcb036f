import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLines } from './archive-files.ts'

test('the lines of a file that is too large to be read at once are read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-lines-'))
  const path = join(folder, 'receipts.jsonl')
  const file = await open(path, 'w')
  await file.write('{"index":0,"receipt":"a"}\n')
  // A hole, which takes no room on the disk.
  await file.truncate(2 ** 31)
  await file.close()
  const lines = readLines(path, 'receipt')
  expect((await lines.next()).value).toEqual({ index: 0, text: 'a' })
  await lines.return(undefined)
  await rm(folder, { recursive: true })
})

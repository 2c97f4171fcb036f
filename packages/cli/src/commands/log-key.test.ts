import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'

let collector: TestCollector
let data: string

beforeAll(async () => {
  collector = await startTestCollector()
  data = join(collector.folder, 'copy')
  await mkdir(data)
  await copyFile(join(collector.folder, 'data', 'log-key'), join(data, 'log-key'))
})
afterAll(() => collector.stop())

test('a key is added and the elder one dropped, in this order alone, and each step is told', async () => {
  const run = (step: string) => runLine(['log-key', data, step])
  expect(await run('--drop')).toMatchObject({
    code: 1,
    noted: 'kvitto: file_unreadable: expected two log keys, found one: add another first',
  })
  expect(await run('--add')).toMatchObject({
    code: 0,
    printed: 'two keys sign once the collector has started again',
  })
  expect((await run('--add')).code).toBe(1)
  expect(await run('--drop')).toMatchObject({
    code: 0,
    printed: 'the new key signs alone once the collector has started again',
  })
})

test('neither step, both, or a folder without a key is refused in one line', async () => {
  expect((await runLine(['log-key', data])).code).toBe(64)
  expect((await runLine(['log-key', data, '--add', '--drop'])).code).toBe(64)
  const { code, noted } = await runLine(['log-key', join(data, 'none'), '--add'])
  expect([code, noted]).toEqual([1, expect.stringMatching(/^kvitto: file_unreadable: [^\n]+$/)])
})

import { basename } from 'node:path'
import { verifyLogs } from '@kvitto/cli'
import type { LogsFile } from '@kvitto/receipt'
import { expect, test } from 'vitest'
import { filesBelow, readJson } from './vectors.ts'

interface Case {
  input: { file: LogsFile; logKeys: string[] }
  wantErr: boolean
  wantVerdict: string
  wantFailed: string[]
}

const dir = new URL('logs', import.meta.url).pathname
const cases = filesBelow(dir).map((file) => [basename(file), readJson<Case>(file)] as const)

test('the corpus has not shrunk', () => {
  expect(cases.length).toBeGreaterThanOrEqual(21)
})

test.each(cases)('%s', async (_, { input: { file, logKeys }, ...want }) => {
  const checks = await verifyLogs(file, { logKeys })
  const of = (wanted: string) => checks.filter(({ status }) => status === wanted)
  expect(of('failed').map(({ name }) => name)).toEqual(want.wantFailed)
  const open = of('not-checked').length > 0 ? 'not-checked' : 'verified'
  expect(of('failed').length > 0 ? 'failed' : open).toBe(want.wantVerdict)
  expect(of('failed').length > 0).toBe(want.wantErr)
})

import { expect, test } from 'vitest'
import * as cli from './index.ts'

test('the package exports these names and no others', () => {
  expect(Object.keys(cli).sort()).toEqual(['CliError', 'createAdminClient', 'verifyLogs'])
})

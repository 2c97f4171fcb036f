import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { validatePolicy } from '@kvitto/core/validate-policy'
import { expect, test } from 'vitest'
import policy, { demoPolicy } from './policy.ts'

test('the default export is the policy that `npm start` publishes, and valid', () => {
  expect(policy).toEqual(demoPolicy({ sitePort: 8788, thirdPartyPort: 8789 }))
  expect(validatePolicy(policy)).toEqual([])
})

test('a copy of it is a policy wherever `kvitto publish` finds it', async () => {
  const text = await readFile(new URL('policy.ts', import.meta.url), 'utf8')
  expect(text.match(/^import (?!type )/gm)).toBe(null)
})

test('a policy in the repository’s own folder has the package by its name', async () => {
  const code = `const { definePolicy } = await import('kvitto'); console.log(typeof definePolicy)`
  const cwd = fileURLToPath(new URL('../../', import.meta.url))
  const args = ['--input-type=module', '--eval', code]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd })
  expect(stdout.trim()).toBe('function')
})

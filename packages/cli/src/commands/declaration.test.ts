import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runLine } from '../testing/run-line.ts'
import { testPolicy } from '../testing/test-policy.ts'

let folder: string
let policyFile: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-declaration-'))
  policyFile = await file('policy.json', testPolicy())
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, JSON.stringify(content))
  return path
}

test('prints a table of all that is declared, Kvitto’s own included', async () => {
  const { code, printed, noted } = await runLine(['declaration', policyFile])
  expect({ code, noted }).toEqual({ code: 0, noted: '' })
  expect(printed).toMatch(
    /^<div class="kvitto-declaration" [^>]*lang="en" dir="ltr"><table><caption>/,
  )
  for (const text of ['Keeps the basket', 'Counts visits', 'kvitto-ledger', 'Session storage']) {
    expect(printed).toContain(text)
  }
  expect(printed).not.toMatch(/style|<script/)
})

test('prints the same as data', async () => {
  const { code, printed } = await runLine(['declaration', policyFile, '--format', 'json'])
  expect(code).toBe(0)
  const { site, locale, purposes } = JSON.parse(printed)
  expect({ site, locale }).toEqual({ site: 'shop', locale: 'en' })
  expect(purposes).toMatchObject([
    { id: 'essential', legalBasis: 'strictly-necessary', services: [{ id: 'kvitto' }] },
    { id: 'analytics', legalBasis: 'consent', services: [] },
  ])
  expect(purposes[0].services[0].stored[0]).toEqual({
    name: 'kvitto',
    kind: 'cookie',
    lifetime: 'P12M30D',
    thirdParty: false,
    by: 'Shop',
  })
})

test('speaks the language that is asked for', async () => {
  const swedish = JSON.parse(JSON.stringify(testPolicy()).replaceAll('"en":', '"sv":'))
  const path = await file('sv.json', swedish)
  const { printed } = await runLine(['declaration', path, '--locale', 'sv'])
  expect(printed).toContain('lang="sv"')
  expect(printed).toContain('Rättslig grund: Samtycke')
})

test('what is asked wrongly, or no policy, prints nothing on stdout', async () => {
  expect(await runLine(['declaration', policyFile, '--format', 'xml'])).toEqual({
    code: 64,
    printed: '',
    noted: 'kvitto: usage: expected --format to be one of html, json, found xml',
  })
  expect(await runLine(['declaration', policyFile, '--locale', 'sv'])).toMatchObject({
    code: 64,
    printed: '',
  })
  const path = await file('bad.json', { ...testPolicy(), site: 'Shop' })
  expect(await runLine(['declaration', path])).toMatchObject({
    code: 1,
    printed: '',
    noted: expect.stringContaining('policy_invalid'),
  })
})

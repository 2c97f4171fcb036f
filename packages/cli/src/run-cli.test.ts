import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runLine } from './testing/run-line.ts'

const COMMANDS = [
  'sites add',
  'publish',
  'tokens create',
  'tokens list',
  'tokens revoke',
  'tallies',
  'accesses',
  'erase',
  'declaration',
  'verify',
  'verify',
  'fsck',
  'rewrap',
  'monitor',
  'witness',
]

test('without a command the overview is printed and the exit code is 64', async () => {
  const { code, printed } = await runLine([])
  expect(code).toBe(64)
  for (const name of COMMANDS) expect(printed).toContain(`  ${name} `)
})

test.each(COMMANDS)('%s --help tells its usage and exits 0', async (name) => {
  const { code, printed, noted } = await runLine([...name.split(' '), '--help'])
  expect(code).toBe(0)
  expect(printed).toMatch(new RegExp(`^kvitto ${name} `))
  expect(noted).toBe('')
})

test.each([
  [['frob'], 'expected a command (see kvitto --help), found frob'],
  [['sites', 'add'], 'expected <site> after sites add, found none'],
  [['tokens', 'list', 'x'], 'expected no argument after tokens list, found x'],
  [['verify', 'a.json', '--key', 'x'], "Unknown option '--key'"],
  [['tokens', 'create'], 'expected --scope read|publish|host|erase|admin, found none'],
  [
    ['witness', 'data', '--name', 'w'],
    'expected --logs with vkeys of logs alone, found others or none',
  ],
  [
    ['sites', 'add', 'shop', '--collector', 'shop.example'],
    'expected --collector to be an http(s) address, found shop.example',
  ],
])('%j is used wrongly: one line and exit 64', async (line, message) => {
  expect(await runLine(line)).toEqual({ code: 64, printed: '', noted: `kvitto: usage: ${message}` })
})

test.each(['-3q', '--3q', '-h3', '-', '--sites'])('%s is a value, as an id may be', async (id) => {
  const line = ['subject', '--subject', id, '--site', 'shop', '--collector', 'http://localhost:1']
  expect(await runLine(line, { KVITTO_TOKEN: 'x' })).toMatchObject({
    code: 1,
    noted: expect.stringContaining('collector_unreachable'),
  })
})

test.each([
  [['subject', '--subject', '--site', 'shop'], "Option '--subject' argument is ambiguous"],
  [['subject', '--subject', '--site=shop'], "Option '--subject' argument is ambiguous"],
  [['subject', '--site=shop', '-x'], "Unknown option '-x'"],
])('%j lacks a value', async (line, message) => {
  expect(await runLine(line)).toEqual({
    code: 64,
    printed: '',
    noted: expect.stringContaining(message),
  })
})

test('a command without a token says so and sends nothing', async () => {
  expect(await runLine(['sites', 'add', 'shop'])).toMatchObject({
    code: 1,
    noted: 'kvitto: token_missing: expected --token, --token-file or KVITTO_TOKEN, found none',
  })
})

test('a collector that is not there is one coded line', async () => {
  const env = { KVITTO_URL: 'http://localhost:1', KVITTO_TOKEN: 'x' }
  expect(await runLine(['sites', 'add', 'shop'], env)).toMatchObject({
    code: 1,
    noted: 'kvitto: collector_unreachable: expected a collector at http://localhost:1, found none',
  })
})

test('a token file is read also as a shell on Windows writes it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-token-'))
  const file = join(folder, 'token')
  await writeFile(file, Buffer.from('\uFEFFsecret\r\n', 'utf16le'))
  const env = { KVITTO_URL: 'http://localhost:1' }
  const { noted } = await runLine(['tokens', 'list', '--token-file', file], env)
  expect(noted).toContain('collector_unreachable')
  await rm(folder, { recursive: true })
})

test('a collector that leads elsewhere is not followed, and says where to', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(301, { Location: 'https://shop.example/kvitto/admin/v1/tokens' }).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${Object(server.address()).port}/kvitto`
  const env = { KVITTO_URL: url, KVITTO_TOKEN: 'x' }
  const { code, noted } = await runLine(['tokens', 'list'], env).finally(() => server.close())
  expect([code, noted]).toEqual([
    1,
    `kvitto: collector_unreachable: expected a collector at ${url}, found that it leads to https://shop.example/kvitto/admin/v1/tokens`,
  ])
  expect(asked).toEqual(['/kvitto/admin/v1/tokens'])
})

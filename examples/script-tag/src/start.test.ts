import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const START = fileURLToPath(new URL('../start.mjs', import.meta.url))
// Far from the default, which a person may be using while tests run.
const PORT = 18_987
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-demo-'))
})
afterAll(() => rm(folder, { recursive: true }))

interface Started {
  child: ChildProcess
  output: () => string
}

function start(data: string, command = [process.execPath, START]): Started {
  const [file = '', ...args] = command
  const env = { ...process.env, KVITTO_PORT: String(PORT), KVITTO_DATA: join(folder, data) }
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return { child, output: () => output }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(50)
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://localhost:${port}/`).then(
    () => true,
    () => false,
  )
}

test('three servers start, tell their addresses, and SIGTERM ends them within 2 s', async () => {
  const { child, output } = start('data')
  await until(() => output().includes('Try:') || child.exitCode !== null)
  expect(output()).toContain(`http://localhost:${PORT}\n`)
  expect(output()).toContain(`http://localhost:${PORT + 1}\n`)
  expect(output()).toContain(`http://127.0.0.1:${PORT + 2}\n`)

  const token = (await readFile(join(folder, 'data', 'dpo-token'), 'utf8')).trim()
  expect(output()).toContain(token)
  expect((await stat(join(folder, 'data', 'dpo-token'))).mode & 0o777).toBe(0o600)
  const read = await fetch(`http://localhost:${PORT}/admin/v1/sites/demo/receipts`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  expect(await read.json()).toEqual({ records: [], next: null })
  expect(await readFile(join(folder, 'data', 'log-vkey'), 'utf8')).toMatch(/^kvitto\.local\/demo\+/)

  const askedAt = Date.now()
  child.kill('SIGTERM')
  expect((await once(child, 'exit'))[0]).toBe(0)
  expect(Date.now() - askedAt).toBeLessThan(2_000)
  for (const port of [PORT, PORT + 1, PORT + 2]) expect(await answers(port)).toBe(false)
}, 30_000)

test('a second start keeps the token and publishes nothing new', async () => {
  const before = await readFile(join(folder, 'data', 'dpo-token'), 'utf8')
  const { child, output } = start('data')
  await until(() => output().includes('Try:') || child.exitCode !== null)
  expect(await readFile(join(folder, 'data', 'dpo-token'), 'utf8')).toBe(before)
  const checkpoint = await fetch(`http://localhost:${PORT}/v1/sites/demo/log/checkpoint`)
  // One policy and one build.
  expect((await checkpoint.text()).split('\n')[1]).toBe('2')
  child.kill('SIGTERM')
  await once(child, 'exit')
}, 30_000)

test('the servers end when the process that started them is killed', async () => {
  const shell = start('data', ['sh', '-c', `"${process.execPath}" "${START}" & wait`])
  await until(() => shell.output().includes('Try:') || shell.child.exitCode !== null)
  expect(await answers(PORT)).toBe(true)
  shell.child.kill('SIGKILL')
  await until(async () => !(await answers(PORT)) && !(await answers(PORT + 1)))
}, 30_000)

test('the collector ends when the demo itself is killed', async () => {
  const { child, output } = start('data')
  await until(() => output().includes('Try:') || child.exitCode !== null)
  expect(await answers(PORT)).toBe(true)
  child.kill('SIGKILL')
  await until(async () => !(await answers(PORT)))
}, 30_000)

test('a taken port is one line and exit 1', async () => {
  const server = createServer().listen(PORT + 1)
  await once(server, 'listening')
  const { child, output } = start('data')
  expect((await once(child, 'close'))[0]).toBe(1)
  expect(output()).toBe(
    `expected port ${PORT + 1} to be free, found it taken: choose another with KVITTO_PORT\n`,
  )
  server.close()
})

test('a data folder that cannot be read is one line and exit 1', async () => {
  await writeFile(join(folder, 'file'), '')
  const { child, output } = start('file')
  expect((await once(child, 'close'))[0]).toBe(1)
  expect(output()).toMatch(/^expected a data folder that can be read and written at [^\n]+\n$/)
})

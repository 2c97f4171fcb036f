import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CollectorProcess, freePort, startCollectorProcess } from './collector-process.ts'
import { type FaultSite, openFaultSite } from './fault-site.ts'
import { makeSigner } from './make-signer.ts'

let folder: string
let data: string
let collector: CollectorProcess
let site: FaultSite

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kvitto-drain-'))
  data = join(folder, 'data')
  collector = await startCollectorProcess(data, await freePort())
  site = await openFaultSite(collector.url, data)
})
afterEach(async () => {
  await collector.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface Begun {
  socket: Socket
  /** What is still to be sent of the request. */
  rest: string
  /** All that comes, until the connection ends. */
  answer: Promise<string>
}

/** Sends headers and the first half of a body, on a connection that would be kept. */
async function begin(body: string): Promise<Begun> {
  const { hostname, port, pathname } = new URL(site.address)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const head = `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Length: ${body.length}\r\n\r\n`
  const half = body.length / 2
  socket.write(head + body.slice(0, half))
  return { socket, rest: body.slice(half), answer: readAll(socket) }
}

async function readAll(socket: Socket): Promise<string> {
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk
  })
  socket.on('error', () => {})
  await once(socket, 'close')
  return text
}

test('SIGTERM answers what is being sent, takes nothing new, cuts off what drips, and ends with 0', async () => {
  const sign = await makeSigner(site.policyVersion)
  const bodies = await Promise.all(
    Array.from({ length: 20 }, async () => JSON.stringify({ receipt: await sign() })),
  )
  const begun = await Promise.all(bodies.map(begin))
  const dripping = await begin('a'.repeat(500))
  const { hostname, port } = new URL(collector.url)
  const idle = connect(Number(port), hostname)
  const isIdleClosed = readAll(idle)
  // Until all of it is read over there.
  await sleep(300)
  const from = performance.now()
  const ended = collector.kill('SIGTERM')
  await expect
    .poll(() =>
      fetch(`${collector.url}/healthz`).then(
        () => 'taken',
        () => 'refused',
      ),
    )
    .toBe('refused')
  for (const { socket, rest } of begun) socket.write(rest)
  const answers = await Promise.all(begun.map(({ answer }) => answer))
  for (const answer of answers) {
    expect(answer).toMatch(/^HTTP\/1\.1 201 /)
    expect(answer.toLowerCase()).toContain('connection: close')
  }
  expect(await dripping.answer).toBe('')
  expect(await isIdleClosed).toBe('')
  expect(await ended).toBe(0)
  expect(performance.now() - from).toBeLessThan(9000)
  collector = await startCollectorProcess(data, Number(port))
  const stored = await site.listRecords()
  expect(stored).toHaveLength(20)
  const indexes = answers.map((answer) => /"index":(\d+)/.exec(answer)?.[1])
  expect(new Set(stored.map(({ index }) => String(index)))).toEqual(new Set(indexes))
})

import { mkdtemp, rm } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Demo, startDemo } from './start-demo.ts'

let data: string
let demo: Demo

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'kvitto-demo-'))
  demo = await startDemo({ port: 18_977, data, origins: ['http://kvitto.test:18978'] })
}, 60_000)
afterAll(async () => {
  await demo.stop()
  await rm(data, { recursive: true })
})

const isUp = () => fetch(demo.collector).then(Boolean, () => false)

test('nobody else on the network reaches it', async () => {
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? [])
  const outside = addresses.find(({ family, internal }) => family === 'IPv4' && !internal)
  if (!outside) return
  for (const port of [18_977, 18_978, 18_979]) {
    const answer = fetch(`http://${outside.address}:${port}/`).then(Boolean, () => false)
    expect([port, await answer]).toEqual([port, false])
  }
})

test('the policy in force has the chosen ports and origins', async () => {
  const answer = await fetch(`${demo.collector}/v1/sites/demo/policy`)
  expect(await answer.json()).toMatchObject({
    policyVersion: demo.published.policyVersion,
    policy: { origins: ['http://localhost:18978', 'http://kvitto.test:18978'] },
  })
  const script = await (await fetch(`${demo.collector}/s/demo/kvitto.js`)).text()
  expect(script).toContain(demo.published.policyVersion)
})

test('a collector that dies is started again', async () => {
  const pid = demo.collectorPid()
  if (pid) process.kill(pid, 'SIGKILL')
  await expect.poll(isUp, { timeout: 10_000 }).toBe(true)
  expect(demo.collectorPid()).not.toBe(pid)
}, 20_000)

test('a stopped collector stays down until it is started', async () => {
  await demo.stopCollector()
  await sleep(700)
  expect(await isUp()).toBe(false)
  await demo.startCollector()
  expect(await isUp()).toBe(true)
}, 20_000)

import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseVerifierKey, verifyCosignatures } from '@kvitto/receipt'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Witness, WitnessOptions } from './start-witness.ts'
import { startWitness } from './start-witness.ts'
import { createTestLog } from './testing/test-log.ts'

const log = await createTestLog('log.example/demo')

let data: string
let options: WitnessOptions
let running: Witness[]
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'kvitto-witness-'))
  const name = 'witness.example/1'
  options = { data, name, logKeys: [log.vkey], port: 0, host: 'localhost', report: () => {} }
  running = []
})
afterEach(async () => {
  for (const witness of running) await witness.stop()
  await rm(data, { recursive: true })
})

async function start(changes: Partial<WitnessOptions> = {}): Promise<Witness> {
  const witness = await startWitness({ ...options, ...changes })
  running.push(witness)
  return witness
}

const send = ({ port }: Witness, body: string) =>
  fetch(`http://localhost:${port}/add-checkpoint`, { method: 'POST', body })

async function stop(): Promise<void> {
  await running.pop()?.stop()
}

test('it makes a key for its owner alone, keeps it, and tells its vkey', async () => {
  const { vkey } = await start()
  expect((await stat(join(data, 'witness-key'))).mode & 0o777).toBe(0o600)
  expect(await readFile(join(data, 'witness-vkey'), 'utf8')).toBe(`${vkey}\n`)
  expect(await parseVerifierKey(vkey)).toMatchObject({
    type: 'cosignature',
    name: 'witness.example/1',
  })
  await stop()
  expect((await start()).vkey).toBe(vkey)
})

test('after a restart it knows what it cosigned', async () => {
  expect((await send(await start(), log.request(0, 5))).status).toBe(200)
  await stop()
  const witness = await start()
  const refused = await send(witness, log.request(0, 4))
  expect([refused.status, await refused.text()]).toEqual([409, '5\n'])
  const cosigned = await send(witness, log.request(5, 6))
  const key = await parseVerifierKey(witness.vkey)
  const note = log.checkpoint(6) + (await cosigned.text())
  expect(await verifyCosignatures(note, [key])).toHaveLength(1)
})

test('under another name, with another key, or without what it saw it does not start', async () => {
  await start()
  await stop()
  await expect(start({ name: 'witness.example/2' })).rejects.toThrow('the name and the witness-key')
  const key = join(data, 'witness-key')
  await rm(key)
  await expect(start()).rejects.toThrow('the name and the witness-key of the first start')
  await rm(join(data, 'witness.db'))
  await expect(start()).rejects.toThrow('expected witness.db beside witness-key')
})

test('a log may have several keys, and a text that is none is told', async () => {
  const other = await createTestLog(log.origin)
  const witness = await start({ logKeys: [log.vkey, other.vkey] })
  expect((await send(witness, other.request(0, 5))).status).toBe(200)
  await expect(start({ logKeys: ['nonsense'] })).rejects.toThrow('expected an Ed25519 vkey')
})

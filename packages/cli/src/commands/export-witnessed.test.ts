import { generateKeyPairSync, sign } from 'node:crypto'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  formatNote,
  formatVerifierKey,
  makeCosignature,
  makeVerifierKey,
  parseNote,
} from '@kvitto/receipt'
import { startWitness, type Witness } from '@kvitto/witness'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop } from '../testing/open-test-shop.ts'
import { postTestReceipt } from '../testing/post-test-receipt.ts'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'

/** A log that two witnesses cosigned, one by Ed25519 and one by ML-DSA-44, and a receipt more. */
let collector: TestCollector
const witnesses: Witness[] = []
let logKey: string
let policy: string
let archive: string

beforeAll(async () => {
  const first = await startTestCollector()
  const shop = await openTestShop(first)
  logKey = shop.logKey
  await first.halt()
  for (const algorithm of ['ed25519', 'ml-dsa-44'] as const) {
    witnesses.push(
      await startWitness({
        data: join(first.folder, `witness-${algorithm}`),
        name: `witness.example/${algorithm}`,
        algorithm,
        logKeys: [logKey],
        port: 0,
        host: 'localhost',
        report: () => {},
      }),
    )
  }
  policy = join(first.folder, 'policy')
  const lines = witnesses.map(
    ({ vkey, port }, n) => `witness w${n} ${vkey} http://localhost:${port}`,
  )
  const group = 'group both all w0 w1\nquorum both\n'
  await writeFile(policy, `log ${logKey}\n${lines.join('\n')}\n${group}`)
  const env = { KVITTO_WITNESSES: policy, KVITTO_WITNESS_INTERVAL: '3600' }
  // It asks both before it serves.
  collector = await startTestCollector({ dataOf: first, env })
  await first.stop()
  await postTestReceipt(collector.url, shop.policyVersion)
  archive = join(collector.folder, 'archive')
  policy = join(collector.folder, 'policy')
  await writeFile(policy, `log ${logKey}\n${lines.join('\n')}\n${group}`)
  await runLine(['export', '--all', archive, join(collector.folder, 'data')], {})
})
afterAll(async () => {
  await collector.stop()
  for (const witness of witnesses) await witness.stop()
})

const verify = (...line: string[]) => runLine(['verify', ...line], {})
/** A copy whose cosigned checkpoint was changed. */
async function altered(name: string, change: (note: string) => string): Promise<string> {
  const copy = join(collector.folder, name)
  await cp(archive, copy, { recursive: true })
  const path = join(copy, 'sites', 'shop', 'witnessed')
  await writeFile(path, change(await readFile(path, 'utf8')))
  return copy
}

test('an archive carries what witnesses cosigned, and it is checked by their keys', async () => {
  const { code, printed } = await verify(archive, '--policy', policy)
  const [line = ''] = printed.split('\n').filter((each) => each.includes('cosignatures'))
  expect(line).toContain('shop cosignatures: OK (witnessed: by witness.example/')
  for (const name of ['ed25519', 'ml-dsa-44']) expect(line).toContain(`${name} at 20`)
  expect(code).toBe(0)
})

test('without a witness’s key it says so; with another’s it is not checked', async () => {
  const none = await verify(archive, '--log-key', logKey)
  expect(none.printed).toContain('cosignatures: OK (witnessed: no, as no witness’s key was given)')
  expect(none.code).toBe(0)
  const keys = join(collector.folder, 'keys')
  const stranger = await startWitness({
    data: join(collector.folder, 'stranger'),
    name: 'stranger.example',
    logKeys: [logKey],
    port: 0,
    host: 'localhost',
    report: () => {},
  })
  await stranger.stop()
  await writeFile(keys, `${stranger.vkey}\n`)
  const other = await verify(archive, '--log-key', logKey, '--keys', keys)
  expect(other.printed).toContain('cosignatures: NOT CHECKED (witnessed: no, by none of 1 given)')
  expect(other.code).toBe(2)
})

test.each<[string, (note: string) => string]>([
  ['a cosignature removed', (note) => `${note.split('\n').slice(0, -2).join('\n')}\n`],
  [
    'a cosigned root of another log',
    (note) => note.replace(/\n.{44}\n\n/, `\n${'A'.repeat(43)}=\n\n`),
  ],
  ['a cosigned size of another log', (note) => note.replace(/^(.*\n)\d+/, '$19')],
])('%s fails', async (name, change) => {
  const copy = await altered(name.replaceAll(' ', '-'), change)
  const { code, printed } = await verify(copy, '--policy', policy)
  expect(printed).toContain('shop cosignatures: FAILED')
  expect(code).toBe(1)
})

test('what a witness cosigned of another log does not count, however right its word is', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
  const key = await makeVerifierKey('forked.example', raw, 'cosignature')
  const keys = join(collector.folder, 'forked-keys')
  await writeFile(keys, `${formatVerifierKey(key)}\n`)
  const signer = {
    key,
    sign: (bytes: Uint8Array) => Uint8Array.from(sign(null, bytes, privateKey)),
  }
  const cosign = (text: string) =>
    formatNote({ text, signatures: [makeCosignature(text, 1_795_348_800, signer)] })
  const own = await altered('own', (note) => cosign(parseNote(note).text))
  expect((await verify(own, '--log-key', logKey, '--keys', keys)).code).toBe(0)
  const fork = await altered('fork', (note) => {
    const [origin, size] = note.split('\n')
    return cosign(`${origin}\n${size}\n${'A'.repeat(43)}=\n`)
  })
  const { code, printed } = await verify(fork, '--log-key', logKey, '--keys', keys)
  expect(printed).toContain('expected a cosigned checkpoint of these entries, found another')
  expect(code).toBe(1)
})

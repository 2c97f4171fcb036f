import { access, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import {
  generateSigningKey,
  makeFolder,
  readOrMakeSecret,
  readSigningKey,
  type SigningAlgorithm,
} from '@kvitto/keys'
import {
  type Cosigner,
  formatVerifierKey,
  makeVerifierKey,
  parseVerifierKey,
  type VerifierKey,
} from '@kvitto/receipt'
import { createWitness, type WitnessApp } from './create-witness.ts'
import { openWitnessStore, type WitnessStore } from './witness-store.ts'

const KEY = 'witness-key'

export interface WitnessOptions {
  /** Folder of the key and of what was seen. */
  data: string
  /** Of the witness's key; fixed at first start. A URL without its schema. */
  name: string
  /** Of the key that is made at first start; default Ed25519. */
  algorithm?: SigningAlgorithm
  /** vkeys of the logs to be witnessed: a key's name is its log's origin. */
  logKeys: string[]
  port: number
  host?: string | undefined
  report: WitnessApp['report']
}

export interface Witness {
  port: number
  /** For those who verify, and for the logs that ask. */
  vkey: string
  stop(): Promise<void>
}

/** Opens the folder and serves. Throws, with one clear line, when it cannot. */
export async function startWitness(options: WitnessOptions): Promise<Witness> {
  const { data, report } = options
  const logs = await readLogs(options.logKeys)
  const store = await openStore(data)
  try {
    const cosigner = await openCosigner(options)
    const vkey = formatVerifierKey(cosigner.key)
    if (store.fixKey(vkey) !== vkey) {
      throw new Error(`expected the name and the witness-key of the first start in ${data}`)
    }
    await writeFile(join(data, 'witness-vkey'), `${vkey}\n`)
    const app = createWitness({ store, cosigner, logs, now: () => new Date(), report })
    const server = await listen(app.fetch, options)
    return {
      port: (server.address() as AddressInfo).port,
      vkey,
      async stop() {
        await new Promise<void>((resolve) => {
          server.close(() => resolve())
          if ('closeAllConnections' in server) server.closeAllConnections()
        })
        store.close()
      },
    }
  } catch (error) {
    store.close()
    throw error
  }
}

async function openStore(data: string): Promise<WitnessStore> {
  await makeFolder(data)
  const path = join(data, 'witness.db')
  // With its key and no memory it would cosign a second log under the name of the first.
  if ((await isThere(join(data, KEY))) && !(await isThere(path))) {
    throw new Error(`expected witness.db beside ${KEY} in ${data}, found the key alone`)
  }
  return openWitnessStore(path)
}

async function openCosigner({ data, name, algorithm }: WitnessOptions): Promise<Cosigner> {
  const pem = await readOrMakeSecret(join(data, KEY), () => generateSigningKey(algorithm))
  const { publicKey, sign } = readSigningKey(pem, ['ed25519', 'ml-dsa-44'])
  return { key: await makeVerifierKey(name, publicKey, 'cosignature'), sign }
}

async function readLogs(vkeys: string[]): Promise<Map<string, VerifierKey[]>> {
  const logs = new Map<string, VerifierKey[]>()
  for (const key of await Promise.all(vkeys.map(parseVerifierKey))) {
    logs.set(key.name, [...(logs.get(key.name) ?? []), key])
  }
  return logs
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  { port, host }: Pick<WitnessOptions, 'port' | 'host'>,
) {
  return new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const server = serve({
      fetch,
      port,
      ...(host !== undefined && { hostname: host }),
      serverOptions: { headersTimeout: 10_000, requestTimeout: 15_000 },
    })
    server.once('error', reject)
    server.once('listening', () => resolve(server))
  })
}

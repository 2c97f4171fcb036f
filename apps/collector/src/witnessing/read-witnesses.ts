import { readFile } from 'node:fs/promises'
import { parseTrustPolicy, parseVerifierKey, type VerifierKey } from '@kvitto/receipt'

/** A witness that is asked. */
export interface Witness {
  /** Of its key. */
  name: string
  key: VerifierKey
  /** Submission prefix, without a trailing slash. */
  url: string
}

/** The witnesses of a trust policy (c2sp.org/tlog-policy). Throws with one line that names the variable. */
export async function readWitnesses(path: string): Promise<Witness[]> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new Error(`KVITTO_WITNESSES: expected a file at ${path}, found none`, { cause })
  })
  const policy = await parseTrustPolicy(text).catch((cause) => {
    throw new Error(`KVITTO_WITNESSES: ${cause.message}`, { cause })
  })
  return Promise.all(
    policy.witnesses.map(async ({ name, vkey, url = '' }) => {
      if (!URL.canParse(url) || !/^https?:/.test(url)) {
        throw new Error(`KVITTO_WITNESSES: expected an http(s) address for ${name}, found none`)
      }
      return { name, key: await parseVerifierKey(vkey), url: url.replace(/\/+$/, '') }
    }),
  )
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Id } from '@kvitto/core'
import { writeSecret } from '@kvitto/keys'
import { formatSecrets, makeLinkKey, type SecretsFile } from './host-secrets.ts'

/**
 * `add` makes a new link key of a site: links of those before still work; `drop` forgets the eldest, whose links then
 * end nothing. The collectors read the file when they start. Throws where there is none to drop.
 */
export async function exchangeLinkKey(data: string, site: Id, step: 'add' | 'drop'): Promise<void> {
  const path = join(data, `host-secrets-${site}`)
  const file: SecretsFile = JSON.parse(await readFile(path, 'utf8'))
  const { pepper, linkKey, newer = [] } = file
  if (step === 'add') {
    return writeSecret(path, formatSecrets({ pepper, linkKey, newer: [...newer, makeLinkKey()] }))
  }
  const [next, ...others] = newer
  if (next === undefined) throw new Error('expected two link keys, found one: add another first')
  return writeSecret(path, formatSecrets({ pepper, linkKey: next, newer: others }))
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeSecret } from '@kvitto/keys'
import { generateLogKey, readLogKeys } from './log-key.ts'

/**
 * `add` puts a new key beside the one that signs, so that both do; `drop` leaves the younger alone. The
 * collectors read the file when they start. Throws where it is not that step's turn.
 */
export async function exchangeLogKey(data: string, step: 'add' | 'drop'): Promise<void> {
  const path = join(data, 'log-key')
  const text = await readFile(path, 'utf8')
  const keys = readLogKeys(text)
  if (step === 'add') {
    if (keys.length > 1) throw new Error('expected one log key, found two: drop the elder first')
    return writeSecret(path, `${text.trimEnd()}\n${generateLogKey()}`)
  }
  if (keys.length === 1) throw new Error('expected two log keys, found one: add another first')
  return writeSecret(path, text.slice(text.lastIndexOf('-----BEGIN ')))
}

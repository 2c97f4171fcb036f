import { readFile } from 'node:fs/promises'

/** Where the operator's keys are; neither: bodies are stored as they are. */
export interface BodyKeySource {
  text?: string | undefined
  file?: string | undefined
}

/** The keys, newest first, from text of one or several; undefined where none are named. Throws with one clear line. */
export async function readOperatorKeys({
  text,
  file,
}: BodyKeySource): Promise<Uint8Array[] | undefined> {
  if (text !== undefined && file !== undefined) {
    throw new Error('KVITTO_BODY_KEY: expected it or KVITTO_BODY_KEY_FILE, found both')
  }
  if (text !== undefined) return parseKeys('KVITTO_BODY_KEY', text)
  return file === undefined ? undefined : parseKeys('KVITTO_BODY_KEY_FILE', await read(file))
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause) => {
    throw new Error('KVITTO_BODY_KEY_FILE: expected a readable file, found none', { cause })
  })
}

/** The value is never repeated. */
function parseKeys(name: string, text: string): Uint8Array[] {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const keys = words.map((word) => Buffer.from(word, 'base64'))
  const isExact = words.every((word) => /^[A-Za-z0-9+/]{43}=$/.test(word))
  if (words.length === 0 || !isExact) {
    throw new Error(`${name}: expected 32 random bytes in base64, found another value`)
  }
  return keys
}

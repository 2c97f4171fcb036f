import { readFile } from 'node:fs/promises'
import { parseVerifierKey, type VerifierKey } from '@kvitto/receipt'
import { CliError } from './cli-error.ts'
import { decodeText } from './decode-text.ts'

/** Of one option. Texts are vkeys, for hand-over to a verifier. */
export interface Vkeys {
  /** Of logs. */
  logKeys: string[]
  /** Of witnesses: vkeys of type 4 (c2sp.org/tlog-cosignature). */
  witnessKeys: string[]
}

/** vkeys as such or in files, one a line, `#` before a remark. Throws `usage` for anything else. */
export async function readVkeys(option: string, keysOrFiles: string[]): Promise<Vkeys> {
  const found = (await Promise.all(keysOrFiles.map((text) => readLines(option, text)))).flat()
  const keys = await Promise.all(
    found.map(async (vkey) => ({ vkey, key: await parse(option, vkey) })),
  )
  const ofType = (type: VerifierKey['type']) =>
    keys.filter(({ key }) => key.type === type).map(({ vkey }) => vkey)
  return { logKeys: ofType('note'), witnessKeys: ofType('cosignature') }
}

/** The keys of `--log-key`, where no witness's has a place. */
export async function readLogKeys(keysOrFiles: string[]): Promise<string[]> {
  const { logKeys, witnessKeys } = await readVkeys('log-key', keysOrFiles)
  if (witnessKeys.length === 0) return logKeys
  throw new CliError('usage', 'expected the key of a log as --log-key, found one of a witness')
}

async function readLines(option: string, keyOrFile: string): Promise<string[]> {
  const bytes = await readFile(keyOrFile).catch(() => undefined)
  const text = bytes ? decodeText(bytes, keyOrFile) : keyOrFile
  const lines = text.split('\n').map((line) => line.trim())
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#'))
  if (keys.length > 0) return keys
  throw new CliError('usage', `expected a vkey in the file of --${option}, found none`)
}

function parse(option: string, vkey: string): Promise<VerifierKey> {
  return parseVerifierKey(vkey).catch((cause) => {
    const message = `expected --${option} to be a vkey or a file that holds some, found another`
    throw new CliError('usage', message, { cause })
  })
}

import type { Quorum } from './quorum.ts'
import { ReceiptError } from './receipt-error.ts'
import type { VerifierKey } from './verifier-key.ts'
import { parseVerifierKey } from './verifier-key.ts'

export interface PolicyWitness {
  vkey: string
  /** Of the key. */
  name: string
  /** Its submission prefix. */
  url: string | undefined
}

/** Whose signatures are asked of a checkpoint: of any of the logs, and of a quorum of the witnesses. */
export interface TrustPolicy {
  /** vkeys. */
  logs: string[]
  witnesses: PolicyWitness[]
  quorum: Quorum
}

/** Throws `trust_policy_malformed`, with the line. See https://c2sp.org/tlog-policy. */
export async function parseTrustPolicy(text: string): Promise<TrustPolicy> {
  const reading: Reading = {
    logs: [],
    witnesses: [],
    quorum: undefined,
    meanings: new Map(),
    ungrouped: new Set(),
    publicKeys: new Set(),
  }
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.split(/[ \t]+/).filter(Boolean)
    if (words.length === 0 || words[0]?.startsWith('#')) continue
    await readLine(reading, words, (expected) => malformed(`${expected} on line ${index + 1}`))
  }
  const { logs, witnesses, quorum } = reading
  if (!quorum) throw malformed('a quorum line')
  return { logs, witnesses, quorum }
}

interface Reading extends Omit<TrustPolicy, 'quorum'> {
  quorum: Quorum | undefined
  /** Of the names of witnesses and groups. */
  meanings: Map<string, string | Quorum>
  /** Names that are no group's members yet. */
  ungrouped: Set<string>
  publicKeys: Set<string>
}

type Fail = (expected: string) => ReceiptError

async function readLine(reading: Reading, words: string[], fail: Fail): Promise<void> {
  const [word = '', ...rest] = words
  const [first = '', second = '', url] = rest
  if (word === 'log' && (rest.length === 1 || rest.length === 2)) {
    await readKey(reading, { vkey: first, type: 'note', fail })
    reading.logs.push(first)
  } else if (word === 'witness' && (rest.length === 2 || rest.length === 3)) {
    const { name } = await readKey(reading, { vkey: second, type: 'cosignature', fail })
    // Cosignatures are told apart by the names of their keys.
    if (reading.witnesses.some((each) => each.name === name)) throw fail('a key name of its own')
    reading.witnesses.push({ vkey: second, name, url })
    define(reading, { name: first, meaning: name, fail })
  } else if (word === 'group' && rest.length >= 3) {
    const of = rest.slice(2).map((member) => takeMember(reading, member, fail))
    define(reading, {
      name: first,
      meaning: { least: readLeast(second, of.length, fail), of },
      fail,
    })
  } else if (word === 'quorum' && rest.length === 1 && !reading.quorum) {
    const meaning = reading.meanings.get(first)
    if (first !== 'none' && meaning === undefined) throw fail('none, or a name of a line above')
    reading.quorum = meaning === undefined ? { least: 0, of: [] } : { least: 1, of: [meaning] }
  } else {
    throw fail('log, witness, group or one quorum, and what belongs to it')
  }
}

async function readKey(
  { publicKeys }: Reading,
  { vkey, type, fail }: { vkey: string; type: VerifierKey['type']; fail: Fail },
): Promise<VerifierKey> {
  const key = await parseVerifierKey(vkey).catch(() => undefined)
  if (key?.type !== type) throw fail(`a vkey of a ${type === 'note' ? 'log' : 'witness'}`)
  const id = String(key.publicKey)
  if (publicKeys.has(id)) throw fail('a key that stands on no other line')
  publicKeys.add(id)
  return key
}

function define(
  { meanings, ungrouped }: Reading,
  { name, meaning, fail }: { name: string; meaning: string | Quorum; fail: Fail },
): void {
  if (name === 'none' || meanings.has(name)) throw fail('a name that is not taken')
  meanings.set(name, meaning)
  ungrouped.add(name)
}

/** Each name is in one group at most, so that no witness counts twice. */
function takeMember({ meanings, ungrouped }: Reading, name: string, fail: Fail): string | Quorum {
  const meaning = meanings.get(name)
  if (meaning === undefined || !ungrouped.delete(name)) {
    throw fail('members of lines above, each in one group')
  }
  return meaning
}

function readLeast(word: string, count: number, fail: Fail): number {
  if (word === 'all') return count
  if (word === 'any') return 1
  const least = /^[1-9]\d{0,3}$/.test(word) ? Number(word) : 0
  if (least < 1 || least > count) throw fail(`all, any or a number from 1 to ${count}`)
  return least
}

function malformed(expected: string): ReceiptError {
  return new ReceiptError('trust_policy_malformed', `expected ${expected}, found otherwise`)
}

import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { meetsQuorum } from './quorum.ts'
import { parseTrustPolicy } from './trust-policy.ts'
import { formatVerifierKey, makeVerifierKey } from './verifier-key.ts'

async function vkeyOf(name: string, type: 'note' | 'cosignature') {
  const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
  const publicKey = Uint8Array.from(Buffer.from(x, 'base64url'))
  return formatVerifierKey(await makeVerifierKey(name, publicKey, type))
}

const log = await vkeyOf('log.example/demo', 'note')
const names = ['x1', 'x2', 'x3', 'y1', 'y2']
const vkeys = await Promise.all(names.map((name) => vkeyOf(`${name}.example`, 'cosignature')))
const [one = '', two = ''] = vkeys

// The shape of the specification's own example.
const nested = `# who we trust
log ${log} https://log.example

${names.map((name, index) => `witness ${name} ${vkeys[index]}\thttps://${name}.example/w`).join('\n')}
group x 2 x1 x2 x3
  group y any y1 y2
group x-and-y all x y
quorum x-and-y
`

test('logs, witnesses and their addresses are read', async () => {
  const { logs, witnesses } = await parseTrustPolicy(nested)
  expect(logs).toEqual([log])
  expect(witnesses[1]).toEqual({ vkey: two, name: 'x2.example', url: 'https://x2.example/w' })
})

test.each([
  [['x1', 'x2', 'y1'], true],
  [['x1', 'x3', 'y2'], true],
  [['x1', 'x2', 'x3', 'y1', 'y2'], true],
  [['x1', 'x2', 'x3'], false],
  [['x1', 'y1', 'y2'], false],
  [['x1', 'x2', 'z1'], false],
  [[], false],
])('a quorum of groups, cosigned by %j: %j', async (cosigned, isMet) => {
  const { quorum } = await parseTrustPolicy(nested)
  expect(meetsQuorum(quorum, new Set(cosigned.map((name) => `${name}.example`)))).toBe(isMet)
})

test('a quorum is one witness, or none at all', async () => {
  const { quorum } = await parseTrustPolicy(`witness w ${one}\nquorum w`)
  expect(meetsQuorum(quorum, new Set(['x1.example']))).toBe(true)
  expect(meetsQuorum(quorum, new Set(['w']))).toBe(false)
  const none = await parseTrustPolicy('quorum none\n')
  expect(meetsQuorum(none.quorum, new Set())).toBe(true)
})

test.each([
  ['nothing', ''],
  ['no quorum', `witness w ${one}\n`],
  ['two quorums', `witness w ${one}\nquorum w\nquorum w\n`],
  ['an unknown word', `witnesses w ${one}\nquorum none\n`],
  ['a quorum of a later line', `quorum w\nwitness w ${one}\n`],
  ['a group of a later line', `group g any w\nwitness w ${one}\nquorum g\n`],
  ['a member in two groups', `witness w ${one}\ngroup g any w\ngroup h any w\nquorum g\n`],
  ['a member twice', `witness w ${one}\ngroup g any w w\nquorum g\n`],
  ['more than there are', `witness w ${one}\ngroup g 2 w\nquorum g\n`],
  ['none of them', `witness w ${one}\ngroup g 0 w\nquorum g\n`],
  ['a group without members', `group g any\nquorum g\n`],
  ['the name none', `witness none ${one}\nquorum none\n`],
  ['a name twice', `witness w ${one}\nwitness w ${two}\nquorum w\n`],
  ['a key twice', `witness v ${one}\nwitness w ${one}\nquorum w\n`],
  ['a log’s key as a witness’s', `witness w ${log}\nquorum w\n`],
  ['a witness’s key as a log’s', `log ${one}\nquorum none\n`],
  ['a key that is none', `witness w nonsense\nquorum w\n`],
])('a policy with %s is malformed', async (_, text) => {
  const code = { code: 'trust_policy_malformed' }
  await expect(parseTrustPolicy(text)).rejects.toMatchObject(code)
})

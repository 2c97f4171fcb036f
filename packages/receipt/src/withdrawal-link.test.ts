import { expect, test } from 'vitest'
import { fromBase64url } from './decode-base64.ts'
import { openWithdrawal, sealWithdrawal, siteOfToken } from './withdrawal-link.ts'

const key = (first: number) => new Uint8Array(32).fill(first)
const withdrawal = { site: 'my-site', purpose: 'letters', reference: 'customer-1042' }

test('a token opens with the key that sealed it, and with no other', async () => {
  const token = await sealWithdrawal(withdrawal, key(1))
  expect(await openWithdrawal(token, key(1))).toEqual(withdrawal)
  expect(await openWithdrawal(token, key(2))).toBeUndefined()
  expect(siteOfToken(token)).toBe('my-site')
})

test('a token of which any part was changed does not open', async () => {
  const token = await sealWithdrawal(withdrawal, key(1))
  const bytes = fromBase64url(token.split('.')[0] ?? '') ?? new Uint8Array()
  for (const at of bytes.keys()) {
    const changed = bytes.with(at, (bytes[at] ?? 0) ^ 1)
    const text = Buffer.from(changed).toString('base64url')
    expect(await openWithdrawal(`${text}.my-site`, key(1))).toBeUndefined()
  }
  expect(await openWithdrawal(token.replace('my-site', 'another'), key(1))).toBeUndefined()
  for (const text of ['', '.', '.my-site', 'AAAA', 'A'.repeat(80), '%%.my-site', `${token}.`]) {
    expect(await openWithdrawal(text, key(1))).toBeUndefined()
  }
})

test('a token holds nothing that can be read, is never twice the same, and ends in the site', async () => {
  const [one, two] = [
    await sealWithdrawal(withdrawal, key(1)),
    await sealWithdrawal(withdrawal, key(1)),
  ]
  expect(one).toMatch(/^[\w-]+\.my-site$/)
  expect(Buffer.from(one.slice(0, -8), 'base64url').toString('latin1')).not.toMatch(
    /letters|customer|1042/,
  )
  expect(one).not.toBe(two)
})

test.each(['nonsense', '', '{}', 'null', '1', '"ab"', '["letters"]', '[[],{}]', '["Letters","x"]'])(
  'what the key sealed and is no withdrawal does not open: %s',
  async (text) => {
    expect(await openWithdrawal(await sealText(text), key(1))).toBeUndefined()
  },
)

test('the text that is sealed opens where it is a withdrawal', async () => {
  const token = await sealText('["letters","customer-1042"]')
  expect(await openWithdrawal(token, key(1))).toEqual(withdrawal)
})

test.each([
  { ...withdrawal, purpose: 'Letters' },
  { ...withdrawal, purpose: '' },
  { ...withdrawal, reference: 'kim@mail.example' },
])('none is made for what ends nothing: %o', async (other) => {
  await expect(sealWithdrawal(other, key(1))).rejects.toThrow(TypeError)
})

/** As `sealWithdrawal` seals, whatever the text. */
async function sealText(text: string): Promise<string> {
  const raw = await crypto.subtle.importKey('raw', key(1), 'AES-GCM', false, ['encrypt'])
  const iv = new Uint8Array(12)
  const additionalData = Buffer.from('kvitto/link/1\nmy-site\n')
  const cipher = { name: 'AES-GCM', iv, additionalData }
  const sealed = await crypto.subtle.encrypt(cipher, raw, Buffer.from(text))
  return `${Buffer.concat([iv, Buffer.from(sealed)]).toString('base64url')}.my-site`
}

import { expect, test } from 'vitest'
import { canonicalize } from './canonical.ts'
import { fallbackStore } from './fallback-store.ts'
import { bytesOf, hashText, toBase64url } from './hash.ts'
import type { Receipt } from './receipt.ts'
import type { ReceiptsExport } from './receipts-export.ts'
import { bundlesOf, RECEIPTS_SCHEMA } from './receipts-export.ts'
import { sampleReceipt } from './sample-receipt.ts'
import { signReceipt } from './sign-receipt.ts'
import { signingKey } from './signing-key.ts'
import { verifyBundle } from './verify-bundle.ts'

function exported(
  receipts: ReceiptsExport['receipts'],
  members: Partial<ReceiptsExport> = {},
): ReceiptsExport {
  return {
    schema: RECEIPTS_SCHEMA,
    site: 'demo',
    subjectId: 's',
    policy: {},
    build: {},
    receipts,
    ...members,
  }
}

/** Three receipts of one key, each naming the one before. */
async function sign(members: Partial<Receipt>): Promise<string[]> {
  const key = await signingKey(fallbackStore('kvitto'), false)
  const texts: string[] = []
  for (let index = 0; index < 3; index++) {
    const before = texts.at(-1)
    const previous = before === undefined ? null : await hashText(before)
    const receipt = sampleReceipt({ ...members, subjectId: key.subjectId, previous })
    texts.push(await signReceipt(receipt, key))
  }
  return texts
}

test('a receipt that names what every object has gets no text for it', async () => {
  const payload = { policyVersion: 'constructor', build: 'constructor' }
  const receipt = JSON.stringify({ payload, trust: 'unsigned' })
  expect(await bundlesOf(exported([{ receipt }]))).toMatchObject([{ policy: null, build: null }])
})

test('each receipt gets the policy that it names and those before it, whatever the order', async () => {
  const policy = canonicalize({ site: 'demo' })
  const policyVersion = await hashText(policy)
  const [first = '', second = '', third = ''] = await sign({ policyVersion })
  const bundles = await bundlesOf(
    exported(
      [second, third, first].map((receipt) => ({ receipt })),
      { policy: { [policyVersion]: policy } },
    ),
  )
  expect(bundles.map(({ chain }) => chain)).toEqual([[first], [second, first], []])
  for (const bundle of bundles) {
    const { checks } = await verifyBundle(bundle, { logKeys: [] })
    const statuses = Object.fromEntries(checks.map(({ name, status }) => [name, status]))
    expect(statuses).toMatchObject({
      'canonical form': 'ok',
      signature: 'ok',
      'previous chain': 'ok',
      policy: 'ok',
      inclusion: 'failed',
    })
  }
})

test('a policy or build that could not be had is left open', async () => {
  const [receipt = ''] = await sign({ build: 'B'.repeat(43) })
  const [bundle] = await bundlesOf(exported([{ receipt }]))
  expect(bundle).toMatchObject({ policy: null, build: null })
})

test('what is no receipt is a bundle that does not verify', async () => {
  const segment = (value: unknown) => `a.${toBase64url(bytesOf(JSON.stringify(value)))}.c`
  const junk = ['', 'a.b.c', '{', '{}', segment(null), segment('__proto__'), segment([])]
  const bundles = await bundlesOf(exported(junk.map((receipt) => ({ receipt }))))
  expect(bundles).toHaveLength(junk.length)
  for (const bundle of bundles) {
    expect((await verifyBundle(bundle, { logKeys: [] })).verdict).toBe('failed')
  }
})

test('an unsigned receipt keeps its trust', async () => {
  const receipt = canonicalize({ payload: sampleReceipt(), trust: 'unsigned' })
  const [bundle] = await bundlesOf(exported([{ receipt }]))
  const { checks, trust } = await verifyBundle(bundle, { logKeys: [] })
  expect(trust).toBe('unsigned')
  expect(checks.find(({ name }) => name === 'canonical form')?.status).toBe('ok')
})

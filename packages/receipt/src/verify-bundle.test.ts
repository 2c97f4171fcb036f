import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleReceipt } from './sample-receipt.ts'
import { verifyBundle } from './verify-bundle.ts'
import { acceptUnsigned } from './verify-receipt.ts'

const NAMES = [
  'canonical form',
  'signature',
  'previous chain',
  'leaf',
  'inclusion',
  'checkpoint key',
  'cosignatures',
  'policy',
  'build',
]

test('any JSON at all is answered with a report of every check, and never verified', async () => {
  const members = ['schema', 'trust', 'receipt', 'chain', 'entry', 'proof', 'policy', 'build']
  const odd = fc.dictionary(fc.constantFrom(...members), fc.jsonValue())
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.jsonValue(), odd), async (bundle) => {
      const report = await verifyBundle(bundle, { logKeys: [] })
      expect(report.checks.map(({ name }) => name)).toEqual(NAMES)
      expect(report).toMatchObject({ verdict: 'failed', receipt: null, trust: null, log: null })
      expect(report).toMatchObject({ cosignatures: [], witnessed: false })
    }),
    { numRuns: 500 },
  )
})

test('a real receipt in a bundle that is otherwise junk is a report too', async () => {
  const { text } = await acceptUnsigned(sampleReceipt())
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (junk) => {
      const bundle = { schema: 'kvitto/bundle/1', trust: 'unsigned', receipt: text, ...junk }
      const { verdict } = await verifyBundle(bundle, { logKeys: ['junk'] })
      expect(verdict).toBe('failed')
    }),
  )
})

test('nesting deep enough to exhaust a stack is a report', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const receipt = `{"payload":${deep},"trust":"unsigned"}`
  const { verdict } = await verifyBundle({ receipt, chain: JSON.parse(deep) }, { logKeys: [] })
  expect(verdict).toBe('failed')
})

test('a missing log key is said and leaves the whole not checked', async () => {
  const { checks } = await verifyBundle({ proof: proofOf() }, { logKeys: [] })
  const check = checks.find(({ name }) => name === 'checkpoint key')
  expect(check).toMatchObject({ status: 'not-checked', detail: 'no log key was given' })
})

function proofOf(): string {
  const root = `${'A'.repeat(43)}=`
  return `c2sp.org/tlog-proof@v1\nindex 0\n\nkvitto.local/demo\n1\n${root}\n\n— a AAAAAAA=\n`
}

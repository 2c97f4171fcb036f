import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bundle } from '@kvitto/receipt'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { delivered, press, withdraw } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'

const CLI = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url))

let demo: OpenDemo

beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo?.close())

eachEngineInFull(({ newVisitor }) => {
  let grant: Bundle
  let withdrawal: Bundle

  /** One visitor gives and withdraws; the DPO saves both bundles; then the collector is gone. */
  beforeAll(async () => {
    await demo.startCollector()
    const before = (await demo.records()).length
    const visitor = await newVisitor()
    const page = await visitor.newPage()
    await page.goto(demo.site)
    await press(page, 'accept')
    await delivered(page)
    await withdraw(page)
    const check = async () => expect((await demo.records()).length).toBe(before + 2)
    await vi.waitFor(check, { timeout: 20_000 })
    await visitor.close()
    const [first, second] = (await demo.records()).slice(before)
    grant = await demo.admin<Bundle>(`receipts/${first?.receiptId}/bundle`)
    withdrawal = await demo.admin<Bundle>(`receipts/${second?.receiptId}/bundle`)
    await demo.stopCollector()
  })

  describe("kvitto verify with the log's key, offline", () => {
    test('verifies the grant, and says what was given', async () => {
      const { code, lines } = await verify(grant, '--log-key', demo.logKey)
      expect(code).toBe(0)
      expect(lines.at(-1)).toBe('verified')
      expect(lines.join('\n')).toMatch(/analytics given, functional given/)
      expect(notOk(lines)).toEqual(['cosignatures'])
    })

    test('verifies the withdrawal, with the grant it follows', async () => {
      expect(withdrawal.chain).toEqual([grant.receipt])
      const { code, lines } = await verify(withdrawal, '--log-key', demo.logKey)
      expect(code).toBe(0)
      expect(lines.at(-1)).toBe('verified')
      expect(lines.join('\n')).toMatch(/analytics refused, functional refused/)
      expect(notOk(lines)).toEqual(['cosignatures'])
    })

    test('fails when the time of the entry, the policy or the receipt is another', async () => {
      const receivedAt = '2020-01-01T00:00:00.000Z'
      const changed: Bundle[] = [
        { ...grant, entry: { ...grant.entry, receivedAt } },
        { ...grant, policy: grant.policy?.replace('P13M', 'P14M') ?? null },
        { ...grant, receipt: withdrawal.receipt },
      ]
      for (const bundle of changed) {
        const { code, lines } = await verify(bundle, '--log-key', demo.logKey)
        expect(code).toBe(1)
        expect(lines.at(-1)).toMatch(/^FAILED/)
      }
    })
  })

  describe("kvitto verify without the log's key", () => {
    test('says that the key was not checked, and exits with 2', async () => {
      for (const bundle of [grant, withdrawal]) {
        const { code, lines } = await verify(bundle)
        expect(code).toBe(2)
        expect(lines.join('\n')).toMatch(/^checkpoint key: NOT CHECKED/m)
        expect(lines).not.toContain('verified')
      }
    })
  })
})

/** Names of the checks that are not right; no witness's key is given. */
function notOk(lines: string[]): string[] {
  return lines.flatMap((line) => /^(.*): (FAILED|NOT CHECKED)/.exec(line)?.[1] ?? [])
}

/** As a person runs it: a file, a process of its own, its exit code. */
async function verify(
  bundle: Bundle,
  ...args: string[]
): Promise<{ code: number; lines: string[] }> {
  const file = join(demo.data, 'bundle.json')
  await writeFile(file, JSON.stringify(bundle))
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [CLI, 'verify', file, ...args], (_, stdout) =>
      resolve({ code: child.exitCode ?? -1, lines: stdout.trim().split('\n') }),
    )
  })
}

import { afterAll, beforeAll, expect, test } from 'vitest'
import { bombard } from './bombard.ts'
import { CORPUS } from './corpus.ts'
import { measureDrip } from './measure-drip.ts'
import { startTarget, type Target } from './target.ts'

const MEGABYTE = 2 ** 20

/** ms. Seconds on a machine with nothing else to do. */
const LONG = 180_000

let target: Target
beforeAll(async () => {
  target = await startTarget()
})
afterAll(() => target?.stop())

test(
  'bad requests, by hand and generated: no 5xx, a code each, in time, and nothing kept of them',
  async () => {
    const before = await target.site.checkpoint()
    const { sent, answers, memory } = await bombard(target, { count: 1500, seed: 20_261_122 })
    expect(sent).toBeGreaterThanOrEqual(1500)
    // They reach every check, the last of them behind the signature.
    for (const name of [
      '400 body_malformed',
      '400 body_invalid',
      '400 not_canonical',
      '400 signature_invalid',
      '403 origin_unknown',
      '404 site_unknown',
      '413 body_too_large',
    ]) {
      expect(answers[name] ?? 0).toBeGreaterThan(0)
    }
    expect(sent).toBeGreaterThan(CORPUS.length)
    expect(await target.site.checkpoint()).toBe(before)
    expect(memory.after - memory.before).toBeLessThan(4 * MEGABYTE)
    const refused = Object.entries(answers).filter(([name]) => name.startsWith('4'))
    const counted = await target.metric('kvitto_rejections_total')
    expect(counted).toBeGreaterThanOrEqual(refused.reduce((sum, [, n]) => sum + n, 0))
    expect(target.printed()).toEqual([])
  },
  LONG,
)

test(
  'sockets that drip do not hold up those that send what they have, and are cut off',
  async () => {
    const before = await target.metric('kvitto_connections_refused_total')
    const { open, quiet, dripped } = await measureDrip(target, { count: 300, rounds: 2 })
    expect(open).toBeGreaterThan(200)
    expect(dripped / quiet).toBeLessThanOrEqual(2)
    await expect.poll(() => target.metric('kvitto_connections_refused_total')).toBe(before + 300)
    await expect.poll(() => target.metric('kvitto_connections_open')).toBeLessThan(20)
  },
  LONG,
)

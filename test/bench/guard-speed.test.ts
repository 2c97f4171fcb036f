import { expect, test } from 'vitest'
import { measureSpeeds, shareOf } from './measure-speeds.ts'

/** What a guard costs that looks at every node again, on a machine that does much else besides. */
const SHARE = 0.6
const ROUNDS = 5

test('the guard does not look again at what a script inserts: `npm run guard-speed` measures it', async () => {
  const speeds = await measureSpeeds('chromium', ROUNDS)
  for (const speed of speeds) {
    expect(speed.none).toBeGreaterThan(1)
    expect(shareOf(speed), `${speed.way}: ${JSON.stringify(speed)}`).toBeLessThan(SHARE)
  }
}, 120_000)

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GATE_NAMES } from '../../packages/kvitto/build/gate-names.ts'
import type { EnginePage } from '../engines/engine.ts'
import { eachEngine } from './each-engine.ts'
import { NATIVE_PROBES } from './native-probes.ts'
import type { GuardSite } from './open-guard-site.ts'
import { openGuardSite } from './open-guard-site.ts'
import { visitOnce } from './visit-each.ts'
import { visitGuarded } from './visit-guarded.ts'

let site: GuardSite

beforeAll(async () => {
  site = await openGuardSite()
})
afterAll(() => site?.close())

eachEngine((engine) => {
  const { page } = visitOnce(engine)

  describe('a page finds the browser’s own as it is without the guard', () => {
    test.each(Object.entries(NATIVE_PROBES))('%s', async (_, probe) => {
      const find = async (slice: 'none' | Record<string, never>) => {
        await visitGuarded(page, site.page({ slice }))
        return page.evaluate<unknown, []>(probe)
      }
      const without = await find('none')
      const guarded = await find({})
      // The guard was there all along.
      expect(await isHeld(page)).toBe(true)
      expect(guarded).toEqual(without)
    })
  })

  test('nothing of the browser’s has a name that the loader shortens', async () => {
    await visitGuarded(page, site.page({ slice: 'none' }))
    expect(await page.evaluate(namesTaken, [...GATE_NAMES, 'appendChild'])).toEqual(['appendChild'])
  })
})

/** Those of the names that some object of the browser's has. */
function namesTaken(names: string[]): string[] {
  return names.filter((name) =>
    Object.getOwnPropertyNames(window).some((each) => {
      const found = Object(Reflect.get(window, each))
      return name === each || name in found || name in Object(found.prototype)
    }),
  )
}

function isHeld(page: EnginePage): Promise<boolean> {
  return page.evaluate(
    (url) => Object.assign(new Image(), { src: url }).hasAttribute('data-kvitto'),
    `${site.third}/stats/a.svg`,
  )
}

import { fileURLToPath } from 'node:url'
import type { Published } from '@kvitto/core'
import { build } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { samplePolicy } from '../../packages/core/src/sample-policy.ts'
import { eachEngineInFull } from './each-engine.ts'
import type * as entry from './natives-entry.ts'
import type { GuardSite } from './open-guard-site.ts'
import { openGuardSite } from './open-guard-site.ts'
import { visitGuarded } from './visit-guarded.ts'

declare const application: typeof entry

const published: Published = {
  policyVersion: 'P'.repeat(43),
  policy: samplePolicy(),
  meanings: { analytics: 'A'.repeat(43), ads: 'B'.repeat(43) },
}

let site: GuardSite
let bundle: string

beforeAll(async () => {
  site = await openGuardSite()
  const { output } = await build({
    input: fileURLToPath(new URL('natives-entry.ts', import.meta.url)),
    output: { format: 'iife', name: 'application', codeSplitting: false },
    write: false,
  })
  bundle = output[0].code
})
afterAll(() => site?.close())

eachEngineInFull((engine) => {
  test('an application’s tests get the browser’s own back, and open Kvitto anew', async () => {
    const visitor = await engine.newVisitor()
    const page = await visitor.newPage()
    await visitGuarded(page, site.page({ slice: 'none', body: '<iframe></iframe>' }))
    await page.evaluate((code) => {
      const script = document.createElement('script')
      script.text = code
      document.head.append(script)
    }, `${bundle};globalThis.application = application`)
    const [guarded, restored, anew] = await page.evaluate(changedMembers, published)
    expect(guarded).toEqual(
      expect.arrayContaining(['0 Element setAttribute', '1 Blob constructor', '0 Document cookie']),
    )
    expect(restored).toEqual([])
    expect(anew).toEqual(guarded)
    await visitor.close()
  })
})

/** What differs under the guard, and after natives were restored: in the page (0) and its frame (1). */
async function changedMembers(published: Published): Promise<string[][]> {
  // By name: Firefox makes a class when a script first looks at it, and lists it last from then on.
  const members = () =>
    new Map(
      [window, frames[0] as typeof window].flatMap((realm, at) =>
        Object.getOwnPropertyNames(realm).flatMap((name) => {
          const { value } = Object.getOwnPropertyDescriptor(realm, name) ?? {}
          if (!/^[A-Z]/.test(name) || typeof value !== 'function') return []
          const all = Object.getOwnPropertyDescriptors(value.prototype ?? {})
          return Object.entries({ ...all, itself: { value } as PropertyDescriptor }).map(
            ([member, { value, get, set, enumerable }]) =>
              [`${at} ${name} ${member}`, [value, get, set, enumerable]] as const,
          )
        }),
      ),
    )
  const before = members()
  const changed = () => {
    const now = members()
    return [...before].flatMap(([name, was]) =>
      was.every((each, at) => Object.is(each, now.get(name)?.[at])) ? [] : [name],
    )
  }
  const open = async () => {
    await application.createKvitto(published, { collector: '/kvitto', ui: 'custom' }).ready
    // The frame is met too.
    document.body.append(document.createElement('iframe'))
    return changed()
  }
  const guarded = [await open(), await open()].flat()
  application.restoreNatives()
  const restored = changed()
  return [guarded, restored, [await open(), await open()].flat()]
}

import { describe, expect, test } from 'vitest'
import { useTestStore } from '../testing/use-test-store.ts'
import type { Store } from './store.ts'

/** Every backend runs this suite. `open` gives an empty store; it is closed afterwards. */
export function describeSiteStore(name: string, open: () => Promise<Store>): void {
  describe(`${name}: the SiteStore contract`, () => {
    const { store } = useTestStore(open)

    test('the first value of a setting stays', async () => {
      expect(await store.sites.fixSetting('log-origin', 'a')).toBe('a')
      expect(await store.sites.fixSetting('log-origin', 'b')).toBe('a')
      expect(await store.sites.getSetting('log-origin')).toBe('a')
      expect(await store.sites.getSetting('other')).toBeUndefined()
    })

    test('a site keeps the settings that a change does not name', async () => {
      const at = '2026-11-21T10:00:00.000Z'
      expect(await store.sites.putSite('demo', { guard: 'off' }, at)).toMatchObject({ isNew: true })
      const later = await store.sites.putSite('demo', { void: ['x'] }, '2026-11-22T10:00:00.000Z')
      expect(later).toEqual({
        site: 'demo',
        createdAt: at,
        void: ['x'],
        guard: 'off',
        isNew: false,
      })
    })
  })
}

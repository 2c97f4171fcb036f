import { describe, expect, test } from 'vitest'
import { useTestStore } from '../testing/use-test-store.ts'
import type { Store } from './store.ts'

/** Every backend runs this suite. `open` gives an empty store; it is closed afterwards. */
export function describeTokenStore(name: string, open: () => Promise<Store>): void {
  describe(`${name}: the TokenStore contract`, () => {
    const { store } = useTestStore(open)

    test('a revoked token keeps the time of its first revocation', async () => {
      const token = {
        id: 'a1',
        hash: Buffer.alloc(32, 7),
        scope: 'read',
        site: null,
        label: '',
        createdAt: '2026-11-21T10:00:00.000Z',
        revokedAt: null,
      } as const
      await store.tokens.addToken(token)
      expect(await store.tokens.revokeToken('a1', '2026-11-22T10:00:00.000Z')).toBe(true)
      expect(await store.tokens.revokeToken('a1', '2026-11-23T10:00:00.000Z')).toBe(true)
      expect(await store.tokens.revokeToken('b2', '2026-11-23T10:00:00.000Z')).toBe(false)
      const revokedAt = '2026-11-22T10:00:00.000Z'
      expect(await store.tokens.getToken('a1')).toEqual({ ...token, revokedAt })
      expect(await store.tokens.listTokens()).toHaveLength(1)
    })
  })
}

import type { StoredToken, TokenStore } from './token-store.ts'

/** The `TokenStore` contract in memory. */
export function memoryTokens(): TokenStore {
  const tokens = new Map<string, StoredToken>()
  return {
    async addToken(token) {
      tokens.set(token.id, token)
    },
    getToken: async (id) => tokens.get(id),
    listTokens: async () => [...tokens.values()],
    async revokeToken(id, at) {
      const token = tokens.get(id)
      if (token) tokens.set(id, { ...token, revokedAt: token.revokedAt ?? at })
      return token !== undefined
    },
  }
}

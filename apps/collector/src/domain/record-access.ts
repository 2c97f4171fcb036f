import type { Id } from '@kvitto/core'
import { canonicalize, hashText } from '@kvitto/receipt'
import type { Deps } from '../deps.ts'
import type { Access } from '../storage/access-store.ts'

export interface Reading {
  tokenId: string
  site: Id
  query: Access['query']
  /** What was asked for; kept as a hash. */
  filter: Record<string, string>
}

/**
 * Reads, records that it was read, and only then resolves: what cannot be recorded is not answered.
 * A question about a person is recorded also when nothing is found.
 */
export async function recordAccess<T>(
  { accessLog, metrics, now }: Pick<Deps, 'accessLog' | 'metrics' | 'now'>,
  { tokenId, site, query, filter }: Reading,
  read: () => Promise<{ found: number; answer: T }>,
): Promise<T> {
  const result = await settle(read)
  const at = now().toISOString()
  const filterHash = await hashText(canonicalize(filter))
  try {
    await accessLog.record({ at, tokenId, site, query, found: result.found, filterHash })
  } catch (error) {
    metrics.accessed('refused')
    throw error
  }
  metrics.accessed('recorded')
  if ('error' in result) throw result.error
  return result.answer
}

async function settle<T>(read: () => Promise<{ found: number; answer: T }>) {
  try {
    return await read()
  } catch (error) {
    return { found: 0, error }
  }
}

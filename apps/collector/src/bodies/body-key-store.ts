import type { Id } from '@kvitto/core'
import type { Hash } from '@kvitto/receipt'
import type { WrappedKey } from './body-cipher.ts'

/**
 * Subjects' data keys, kept apart from what they seal, so that backups of the two are too: a key that is
 * destroyed here makes every copy of those bodies unreadable.
 */
export interface BodyKeyStore {
  /** Resolves once durable. */
  add(keys: readonly WrappedKey[]): Promise<void>
  ofSubjects(site: Id, subjects: readonly Hash[]): Promise<WrappedKey[]>
  byId(site: Id, ids: readonly string[]): Promise<WrappedKey[]>
  /** Destroys all keys of a subject; call it where it has no receipts. */
  destroy(site: Id, subjectId: string): Promise<void>
  /** In the order of sites and ids, after this one. */
  list(after: Pick<WrappedKey, 'site' | 'id'> | undefined, limit: number): Promise<WrappedKey[]>
  /** Puts it in the place of the one of the same id; none, where that was destroyed. */
  replace(key: WrappedKey): Promise<void>
  close(): Promise<void>
}

/** Thrown by an append whose bodies are sealed by a key that was destroyed meanwhile: nothing is written. */
export class BodyKeyGone extends Error {
  override name = 'BodyKeyGone'
}

import type { WrappedKey } from '../bodies/body-cipher.ts'
import type { BodyKeyStore } from '../bodies/body-key-store.ts'
import { traceOf } from './what-remains.ts'

/** The `BodyKeyStore` contract in memory. */
export function memoryBodyKeys(): BodyKeyStore {
  const keys = new Map<string, WrappedKey>()
  const nameOf = ({ site, id }: { site: string; id: string }) => `${site} ${id}`
  const all = () => [...keys.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  return {
    async add(added) {
      for (const key of added) keys.set(nameOf(key), key)
    },
    ofSubjects: async (site, subjects) =>
      all().filter((key) => key.site === site && subjects.includes(key.subject)),
    byId: async (site, ids) => all().filter((key) => key.site === site && ids.includes(key.id)),
    async destroy(site, subjectId) {
      const subject = traceOf(subjectId)
      for (const key of all()) {
        if (key.site === site && key.subject === subject) keys.delete(nameOf(key))
      }
    },
    list: async (after, limit) =>
      all()
        .filter((key) => !after || nameOf(key) > nameOf(after))
        .slice(0, limit),
    async replace(key) {
      if (keys.has(nameOf(key))) keys.set(nameOf(key), key)
    },
    async close() {},
  }
}

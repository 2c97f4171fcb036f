import type { AnyPage } from './any-page.ts'

/** Every key of our database, then the names in both Web Storages: what could tell one visitor from another. */
export function keptOnDevice(page: AnyPage): Promise<unknown[]> {
  return page.evaluate(async () => {
    const stored = [...Object.keys(localStorage), ...Object.keys(sessionStorage)]
    const databases = await indexedDB.databases()
    // Opening would make it.
    if (!databases.some(({ name }) => name === 'kvitto')) return stored
    const open = indexedDB.open('kvitto')
    await new Promise((resolve) => {
      open.onsuccess = resolve
    })
    const keys = open.result.transaction('kvitto').objectStore('kvitto').getAllKeys()
    await new Promise((resolve) => {
      keys.onsuccess = resolve
    })
    open.result.close()
    return [...keys.result, ...stored]
  })
}

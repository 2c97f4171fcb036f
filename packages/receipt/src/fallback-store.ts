import type { DeviceContent, DeviceStore } from './device-store.ts'

/**
 * Where IndexedDB is blocked: localStorage, so that what was signed once is sent with the same bytes by
 * the next page. A key cannot be written as text and lives as long as this page.
 */
export function fallbackStore(name: string): DeviceStore {
  const item = `${name}-ledger`
  let content: Partial<DeviceContent> = {}
  try {
    content = JSON.parse(localStorage.getItem(item) ?? 'null') ?? {}
  } catch {
    // That is blocked too, or garbage: this page's memory has to do.
  }
  const save = () => {
    try {
      localStorage.setItem(item, JSON.stringify({ ...content, key: undefined }))
    } catch {}
  }
  return {
    read: async (key) => content[key],
    async change(key, to) {
      const value = to(content[key])
      content[key] = value
      save()
      return value
    },
    async clear() {
      content = {}
      try {
        localStorage.removeItem(item)
      } catch {}
    },
  }
}

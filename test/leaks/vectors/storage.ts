import type { ScriptVector } from '../vector.ts'

/** Nothing leaves: the page's own script keeps what the policy lists for the service (`leak_*`). */
export const storage: ScriptVector[] = [
  {
    id: 'document-cookie',
    run: (to) => {
      // biome-ignore lint/suspicious/noDocumentCookie: it is what this vector is about
      document.cookie = `leak_${to.token}=1; path=/; max-age=600`
    },
  },
  { id: 'cookie-store', run: (to) => cookieStore.set(`leak_${to.token}`, '1') },
  {
    id: 'cookie-store-options',
    run: (to) => cookieStore.set({ name: `leak_${to.token}`, value: '1', path: '/' }),
  },
  { id: 'local-storage', run: (to) => localStorage.setItem(`leak_${to.token}`, '1') },
  {
    id: 'local-storage-property',
    run: (to) => {
      localStorage[`leak_${to.token}`] = '1'
    },
  },
  {
    id: 'local-storage-defined',
    run: (to) => Object.defineProperty(localStorage, `leak_${to.token}`, { value: '1' }),
  },
  { id: 'session-storage', run: (to) => sessionStorage.setItem(`leak_${to.token}`, '1') },
  {
    id: 'session-storage-property',
    run: (to) => {
      sessionStorage[`leak_${to.token}`] = '1'
    },
  },
  {
    id: 'indexed-db',
    run: (to) => {
      indexedDB.open(`leak_${to.token}`)
    },
  },
  { id: 'cache-storage', run: (to) => caches.open(`leak_${to.token}`) },
  {
    id: 'cookie-in-blank-frame',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const inner = frame.contentDocument
      if (inner) inner.cookie = `leak_${to.token}=1; path=/; max-age=600`
    },
  },
  {
    id: 'local-storage-in-blank-frame',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      frame.contentWindow?.localStorage.setItem(`leak_${to.token}`, '1')
    },
  },
  {
    id: 'cookie-setter-borrowed',
    run: (to) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const realm = frame.contentWindow as unknown as typeof globalThis
      const cookie = Object.getOwnPropertyDescriptor(realm.Document.prototype, 'cookie')
      cookie?.set?.call(document, `leak_${to.token}=1; path=/; max-age=600`)
    },
  },
]

/** What a page's scripts did, by token. */
export interface PageFindings {
  ran: string[]
  errors: Record<string, string>
}

/** In the page; nothing as long as it is not there, or not finished. */
export function readPage(tokens: string[]): PageFindings | null {
  if (!window.lab?.isFinished) return null
  // A sheet of the third party's that applies has said so.
  const style = getComputedStyle(document.documentElement)
  const applied = tokens.filter((token) => style.getPropertyValue(`--leak-${token}`))
  return { ran: [...window.lab.tokens, ...applied], errors: window.lab.errors }
}

/**
 * In an empty page of the same origin and tab, where nothing stands between: what is kept, by token;
 * nothing as long as another page is there.
 */
export async function readStored(tokens: string[]): Promise<string[] | null> {
  if (location.pathname !== '/lab/blank') return null
  const names = [
    ...document.cookie.split('; ').map((cookie) => cookie.split('=', 1)[0] ?? ''),
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
    ...('caches' in window ? await caches.keys() : []),
  ]
  const kept = tokens.filter((token) => names.includes(`leak_${token}`))
  // So that nothing grows from page to page of one visitor.
  for (const name of kept.map((token) => `leak_${token}`)) {
    // biome-ignore lint/suspicious/noDocumentCookie: not every engine has another way
    document.cookie = `${name}=; path=/; max-age=0`
    localStorage.removeItem(name)
    indexedDB.deleteDatabase(name)
    if ('caches' in window) await caches.delete(name)
  }
  return kept
}

/** In the empty page: what a decision of its visitor leaves. */
export function setCookie(cookie: string): true | null {
  if (location.pathname !== '/lab/blank') return null
  // biome-ignore lint/suspicious/noDocumentCookie: as the loader writes it
  document.cookie = `${cookie}; path=/`
  return true
}

/**
 * Expires a cookie on every domain and path on which a page of this address could have set it. A
 * public suffix among the parent domains is refused by the browser itself.
 */
export function expireCookie(name: string): void {
  const labels = location.hostname.split('.')
  const domains = ['', ...labels.map((_, index) => `;domain=${labels.slice(index).join('.')}`)]
  const steps = location.pathname.split('/')
  for (const domain of domains) {
    for (let depth = 1; depth <= steps.length; depth++) {
      const path = steps.slice(0, depth).join('/')
      for (const variant of [path || '/', `${path}/`]) {
        // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing below the browser floor and asynchronous
        document.cookie = `${name}=;max-age=0;path=${variant}${domain}`
      }
    }
  }
}

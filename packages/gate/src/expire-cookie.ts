/** A cookie can only be ended by one of its own kind: `__Secure-` names and partitioned ones among them. */
const KINDS = ['', ';secure', ';secure;partitioned']

/**
 * Expires a cookie on every domain and path on which a page of this address could have set it. A
 * public suffix among the parent domains is refused by the browser itself.
 */
export function expireCookie(name: string): void {
  const labels = location.hostname.split('.')
  const domains = ['', ...labels.map((_, index) => `;domain=${labels.slice(index).join('.')}`)]
  const steps = location.pathname.split('/')
  const paths = steps.flatMap((_, index) => {
    const path = steps.slice(0, index + 1).join('/')
    return [path || '/', `${path}/`]
  })
  for (const kind of KINDS) {
    for (const domain of domains) {
      for (const path of new Set(paths)) {
        // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing below the browser floor and asynchronous
        document.cookie = `${name}=;max-age=0;path=${path}${domain}${kind}`
      }
    }
  }
}

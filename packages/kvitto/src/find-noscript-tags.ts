/** Something that a browser without script would ask another host for, whatever anybody agreed to. */
export interface NoscriptTag {
  /** `img`, `iframe`, … */
  tag: string
  url: string
}

const ASKING =
  /<(img|iframe|object|embed|link|video|audio|source|input)\b[^>]*?\s(?:src|href|data)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi

/**
 * The pixels and frames in a page's `noscript`: no consent tool reaches them, since they act where no
 * script runs. Read as text, for where script runs they are nothing else.
 */
export function findNoscriptTags(page: Document): NoscriptTag[] {
  return [...page.querySelectorAll('noscript')].flatMap(({ textContent }) =>
    [...(textContent ?? '').matchAll(ASKING)].flatMap(([, tag = '', ...texts]) => {
      const url = absolute(texts.find((text) => text !== undefined) ?? '', page.baseURI)
      const isOther = url && /^https?:/.test(url.protocol) && url.host !== page.location?.host
      return isOther ? [{ tag: tag.toLowerCase(), url: url.href }] : []
    }),
  )
}

function absolute(text: string, base: string): URL | undefined {
  try {
    return new URL(text.replaceAll('&amp;', '&'), base)
  } catch {
    return undefined
  }
}

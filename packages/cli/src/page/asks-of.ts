import type { PageElement } from './read-page.ts'

/** Something that a browser asks for by itself where it meets an element. */
export interface Ask {
  /** Of a Content-Security-Policy; `none` where none governs it. */
  directive: string
  url: URL
}

/** Links that fetch something, or meet its host; every other only says what is what. */
const LINKS: Record<string, string> = {
  stylesheet: 'style-src',
  icon: 'img-src',
  'apple-touch-icon': 'img-src',
  'mask-icon': 'img-src',
  manifest: 'manifest-src',
  modulepreload: 'script-src',
  preload: 'default-src',
  prefetch: 'default-src',
  preconnect: 'none',
  'dns-prefetch': 'none',
  prerender: 'none',
}

const ADDRESSES: Record<string, Record<string, string>> = {
  img: { src: 'img-src', srcset: 'img-src' },
  image: { href: 'img-src', 'xlink:href': 'img-src' },
  input: { src: 'img-src' },
  source: { src: 'media-src', srcset: 'img-src' },
  iframe: { src: 'frame-src' },
  frame: { src: 'frame-src' },
  script: { src: 'script-src', href: 'script-src' },
  object: { data: 'object-src' },
  embed: { src: 'object-src' },
  video: { src: 'media-src', poster: 'img-src' },
  audio: { src: 'media-src' },
  track: { src: 'media-src' },
  body: { background: 'img-src' },
}

/** By attributes and styles; `base` is what relative addresses stand on. */
export function asksOf(element: PageElement, base: string): Ask[] {
  const { name, attributes, text } = element
  const own = Object.entries(ADDRESSES[name] ?? {}).map(
    ([attribute, directive]): [string, string[]] => [
      directive,
      attribute === 'srcset'
        ? (attributes.srcset ?? '').split(/,\s/).map((each) => each.trim().split(/\s/)[0] ?? '')
        : [attributes[attribute] ?? ''],
    ],
  )
  const styles = name === 'style' ? text : (attributes.style ?? '')
  const all = [
    ...own,
    ...linked(attributes, name),
    ['style-src', found(styles, /@import\s+(?:url\()?["']?([^"')\s;]+)/gi)],
    ['img-src', found(styles.replace(/@import[^;]*/gi, ''), /url\(\s*["']?([^"')]+)/gi)],
    [
      'none',
      name === 'meta' && isRefresh(attributes)
        ? found(attributes.content, /url\s*=\s*["']?([^"']+)/gi)
        : [],
    ],
    [
      'none',
      attributes.type === 'speculationrules' ? found(text, /"((?:https?:)?\/\/[^"]+)"/g) : [],
    ],
  ] as [string, string[]][]
  return all.flatMap(([directive, texts]) =>
    texts.flatMap((each) => {
      const address = each.trim()
      if (address === '' || !URL.canParse(address, base)) return []
      const url = new URL(address, base)
      return /^https?:/.test(url.protocol) ? [{ directive, url }] : []
    }),
  )
}

function linked(
  { rel = '', href = '', imagesrcset = '' }: PageElement['attributes'],
  name: string,
): [string, string[]][] {
  if (name !== 'link') return []
  const found = rel
    .toLowerCase()
    .split(/\s+/)
    .find((each) => Object.hasOwn(LINKS, each))
  return found ? [[LINKS[found] as string, [href, imagesrcset.split(/\s/)[0] ?? '']]] : []
}

function isRefresh(attributes: PageElement['attributes']): boolean {
  return attributes['http-equiv']?.toLowerCase() === 'refresh'
}

function found(text = '', pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, address = '']) => address)
}

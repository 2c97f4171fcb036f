const ADDRESSES = [
  'src',
  'srcset',
  'imagesrcset',
  'srcdoc',
  'data',
  'poster',
  'ping',
  'background',
  'href',
  'xlink:href',
]

const TAG = /<([a-z][a-z0-9]*)((?:\s+[a-z:-]+(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*(\/?)>/gi

/** What no attribute holds: a site has a marked script write it. */
const NOT_MARKABLE = /<style|<form|\s(style|on[a-z]+)=/

/** The marked form of markup: its scripts are data, its addresses stand under `data-`. */
export function mark(html: string): string {
  if (NOT_MARKABLE.test(html)) {
    const code = `document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(html)})`
    return `<script type="text/plain" data-kvitto="analytics">${code}</script>`
  }
  return html.replace(TAG, (tag, name: string, attributes: string, slash: string) => {
    const names = name === 'script' ? [...ADDRESSES, 'type'] : ADDRESSES
    const moved = underData(attributes, names)
    if (name === 'script') return `<script type="text/plain" data-kvitto="analytics"${moved}>`
    return moved === attributes ? tag : `<${name} data-kvitto="analytics"${moved}${slash}>`
  })
}

function underData(attributes: string, names: string[]): string {
  return attributes.replace(
    /(\s+)([a-z:-]+)(="[^"]*"|='[^']*'|=[^\s>]+)?/gi,
    (whole, space: string, name: string, value = '') =>
      names.includes(name.toLowerCase()) ? `${space}data-${name}${value}` : whole,
  )
}

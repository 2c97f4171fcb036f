const ADDRESSES = [
  'src',
  'srcset',
  'href',
  'xlink:href',
  'data',
  'poster',
  'action',
  'formaction',
  'srcdoc',
  'ping',
  'background',
  'imagesrcset',
  'style',
  'onload',
  'onerror',
]

const TAG = /<([a-z][a-z0-9]*)((?:\s+[a-z:-]+(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*(\/?)>/gi

/** The marked form of markup: its scripts and styles are data, its addresses stand under `data-`. */
export function mark(html: string): string {
  return html.replace(TAG, (tag, name: string, attributes: string, slash: string) => {
    if (name === 'script' || name === 'style') {
      return `<${name} type="text/plain" data-kvitto="analytics"${underData(attributes, ['type', 'src', 'href', 'xlink:href'])}>`
    }
    const moved = underData(attributes, ADDRESSES)
    return moved === attributes ? tag : `<${name} data-kvitto="analytics"${moved}${slash}>`
  })
}

function underData(attributes: string, names: string[]): string {
  return attributes.replace(/(\s)([a-z:-]+)(?==|\s|$)/gi, (whole, space: string, name: string) =>
    names.includes(name.toLowerCase()) ? `${space}data-${name.replace(':', '-')}` : whole,
  )
}

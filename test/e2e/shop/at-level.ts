import type { Level } from './level.ts'

const OPTIONAL = /<(script|iframe|img) data-optional="([a-z]+)"([^>]*)>/g

/** A page as a shop of this level writes it: its optional tags are marked, or as their vendors give them. */
export function atLevel(html: string, level: Level): string {
  return html.replace(OPTIONAL, (_, name: string, service: string, attributes: string) => {
    if (level !== 'marked') return `<${name}${attributes}>`
    const type = name === 'script' ? ' type="text/plain"' : ''
    return `<${name}${type} data-kvitto="${service}"${attributes.replace(' src=', ' data-src=')}>`
  })
}

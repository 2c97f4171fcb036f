/** Attributes by which an element makes the browser ask for something. */
export const ADDRESSES = 'src srcset imagesrcset srcdoc data poster ping content background '
const ADDRESS = new RegExp(`^(${ADDRESSES.replace(/ /g, '|')}(xlink:)?href)$`)

/** All that may be one, or have some in its text. */
export const ASKING = new RegExp(`${ADDRESS.source}|^style$`, 'i')

/** Elements that a site, or the guard, puts under purposes or services. */
export const MARKED = '[data-kvitto]'

/** Elements that have one, or ask by their text. */
export const CARRYING = `${ADDRESSES.replace(/\w+ /g, '[$&],')}[*|href],[style],script,style,template`

/** Each element that a selector finds, the root itself among them; what a document has by a name may be the page's own. */
export function eachFound(
  root: ParentNode & { matches?: Element['matches'] },
  selector: string,
  meet: (element: Element) => void,
): void {
  if (root !== document && root.matches?.(selector)) meet(root as Element)
  root.querySelectorAll(selector).forEach(meet)
}

/** A link to follow and a page's base ask for nothing by themselves, and of `meta` only the refresh does. */
export function isAddress(element: Element, attribute: string): boolean {
  return (
    ADDRESS.test(attribute) &&
    !(attribute === 'href' && /^(a|area|base)$/.test(element.localName)) &&
    !(attribute === 'content' && !element.hasAttribute('http-equiv'))
  )
}

/** Takes an address away, into a `data-` attribute: the browser does not ask. */
export function withhold(element: Element, attribute: string, value: string): void {
  // Chromium applies a sheet for print that is on its way, unless another takes its place.
  if (element.localName === 'link') element.setAttribute(attribute, 'data:,')
  element.removeAttribute(attribute)
  element.setAttribute(`data-${attribute}`, value)
}

/** Gives an element the addresses that wait in its `data-` attributes: from now on the browser asks. */
export function restoreAddresses(element: Element): void {
  const type = element.getAttribute('data-type')
  // What a script is was not taken from it here: this is the page's own.
  if (type !== null && element.localName !== 'script') element.setAttribute('type', type)
  for (const { name, value } of [...element.attributes]) {
    const attribute = name.slice(5)
    if (!name.startsWith('data-') || !ADDRESS.test(attribute)) continue
    // `data-src` stands for the address that an element is about, whatever its own name for it.
    const own = ['src', 'href', 'data'].find((each) => each in element) as string
    element.setAttribute(/^src$|href/.test(attribute) ? own : attribute, value)
  }
  // A player that found no source does not look again by itself.
  if (element.parentElement instanceof HTMLMediaElement) element.parentElement.load()
}

/** Its text is asked for by the browser; a classic script asks through the page, where the call is met. */
export function isAsking(element: Element): boolean {
  return (
    element.localName === 'style' ||
    (element.localName === 'script' && /module|map|rules/.test(element.getAttribute('type') ?? ''))
  )
}

/** Attributes by which an element makes the browser ask for something. */
const ATTRIBUTES = new Set(
  'src srcset href xlink:href data srcdoc poster ping content imagesrcset background'.split(' '),
)

/** Elements that carry such attributes, or text with addresses. */
const CARRIERS =
  'script style link img iframe frame embed object video audio source track input image use feImage meta template'

export const carriers = new Set(CARRIERS.split(' '))

export const CARRYING = `${CARRIERS.replaceAll(' ', ',')},[ping],[background],[style]`

/** A link to follow and a page's base ask for nothing by themselves, and of `meta` only the refresh does. */
export function isAddress(element: Element, attribute: string): boolean {
  const { localName } = element
  return (
    ATTRIBUTES.has(attribute) &&
    (!/href/.test(attribute) || !/^(a|area|base)$/.test(localName)) &&
    (attribute !== 'data' || localName === 'object') &&
    (attribute !== 'content' || element.hasAttribute('http-equiv'))
  )
}

/** Takes an element's addresses away, into its `data-` attributes: the browser does not ask. */
export function withholdAddresses(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    if (!isAddress(element, name)) continue
    element.setAttribute(`data-${name}`, value)
    element.removeAttribute(name)
  }
}

/** Gives an element the addresses that wait in its `data-` attributes: from now on the browser asks. */
export function restoreAddresses(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const waiting = name.replace(/^data-/, '')
    // For every element `data-src` means the address it is about.
    const attribute =
      waiting === 'src' ? ({ link: 'href', object: 'data' }[element.localName] ?? 'src') : waiting
    if (waiting === name || !isAddress(element, attribute)) continue
    if (attribute === 'xlink:href')
      element.setAttributeNS('http://www.w3.org/1999/xlink', attribute, value)
    else element.setAttribute(attribute, value)
  }
  // A player that found no source does not look again by itself.
  if (element.parentElement instanceof HTMLMediaElement) element.parentElement.load()
}

/** Its text is asked by the browser itself; a classic script asks through the page, where the call is met. */
export function asksByText(element: Element): boolean {
  const type = element.getAttribute('type') ?? ''
  return (
    element.localName === 'style' ||
    (element.localName === 'script' && /module|map|rules/.test(type))
  )
}

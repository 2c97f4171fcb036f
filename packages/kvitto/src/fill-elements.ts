import { declarationElement, declarationOf } from '@kvitto/banner/declaration'
import type { Engine } from './engine.ts'

const TABLE = 'data-kvitto-cookie-table'
const STATUS = 'data-kvitto-status'

type Filler = Pick<
  Engine,
  'slice' | 'locale' | 'words' | 'load' | 'loadPolicy' | 'status' | 'subscribe' | 'fail'
>

const followed = new WeakSet<Filler>()

/**
 * Fills the page's own elements, and from now on those that come later: `data-kvitto-cookie-table` with the table of
 * all that is declared, `data-kvitto-status` (id of a purpose or service) with its status in words. Rejects where the
 * words do not load. What the page wrote inside stays where something fails.
 */
export async function fillElements(engine: Filler): Promise<void> {
  const { strings: first } = await engine.load(engine.words)
  const [words, further] = await Promise.all([first.preferences(), first.further()])
  const strings = { ...first, ...further }
  // The page may have been looked at twice before the words were there.
  if (followed.has(engine)) return
  followed.add(engine)
  const tables = new WeakSet<Element>()
  /** What an element was given last. A translator's text in its place is left alone. */
  const given = new WeakMap<Element, string>()

  const fillTable = async (element: Element) => {
    if (tables.has(element)) return
    tables.add(element)
    try {
      const declaration = declarationOf(await engine.loadPolicy(), engine.locale)
      element.replaceChildren(declarationElement(declaration, { strings, words }))
    } catch (error) {
      engine.fail('chunk_failed', error)
    }
  }
  const fillStatus = (element: Element) => {
    // Without an id it names nothing: an application has it for those that come later.
    const id = element.getAttribute(STATUS)
    if (!id) return
    const isOpen = id === 'kvitto' || engine.slice.open.includes(id)
    const text = isOpen ? words.alwaysOn : words.status[engine.status(id)]
    if (given.get(element) === text) return
    given.set(element, text)
    if (!isOpen && !isAsked(id, engine)) {
      engine.fail('unexpected', `expected an id of the policy in ${STATUS}, found ${id}`)
      return
    }
    element.setAttribute('lang', engine.locale)
    element.textContent = text
  }
  const fill = () => {
    try {
      document.querySelectorAll(`[${TABLE}]`).forEach(fillTable)
      document.querySelectorAll(`[${STATUS}]`).forEach(fillStatus)
    } catch (error) {
      // A page's own names may hide the DOM's: said once, not at every change of it.
      observer.disconnect()
      engine.fail('unexpected', error)
    }
  }
  const observer = new MutationObserver(fill)
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: [TABLE, STATUS],
  })
  engine.subscribe(({ type }) => type !== 'error' && fill())
  fill()
}

function isAsked(id: string, { slice }: Filler): boolean {
  return Object.hasOwn(slice.meanings, id) || slice.services.some((service) => service.id === id)
}

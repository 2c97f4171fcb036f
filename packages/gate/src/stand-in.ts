import { patchMembers } from './patch.ts'

/** By which a script learns where a node stands, or takes something there. */
const OF_ITS_PLACE =
  'parentNode parentElement nextSibling nextElementSibling previousSibling previousElementSibling remove before after replaceWith'.split(
    ' ',
  )

const placeholders = new WeakMap<object, HTMLElement>()
const embeds = new WeakMap<object, HTMLElement>()

/** What stands in the place of an embed that is out of the page. */
export const placeholderOf = (embed: Element): HTMLElement | undefined => placeholders.get(embed)

/** What an element in the page stands for, or stood for before. */
export const embedOf = (placeholder: Element): HTMLElement | undefined => embeds.get(placeholder)

/**
 * Puts a placeholder in the place of an embed, which is where scripts find the embed from now on: a framework
 * keeps what it made, and ends with an error of the DOM's where that is not among its parent's children.
 */
export function standIn(placeholder: HTMLElement, embed: HTMLElement): void {
  embed.replaceWith(placeholder)
  placeholders.set(embed, placeholder)
  embeds.set(placeholder, embed)
  for (const name of OF_ITS_PLACE) {
    Reflect.defineProperty(embed, name, {
      configurable: true,
      get() {
        const found = placeholder[name as 'remove']
        return typeof found === 'function' ? found.bind(placeholder) : found
      },
    })
  }
  meetParents()
}

/** The embed is where it is again. */
export function standAside(embed: Element): void {
  placeholders.delete(embed)
  for (const name of OF_ITS_PLACE) Reflect.deleteProperty(embed, name)
}

let isMet = false
/** Calls on a parent name the embed, as its child or as a new one. */
function meetParents(): void {
  if (isMet) return
  isMet = true
  for (const owner of ['Node', 'Element']) {
    patchMembers(window, owner, 'appendChild removeChild insertBefore replaceChild moveBefore', {
      skips: (_, first, second) =>
        !placeholders.has(first as object) && !placeholders.has(second as object),
      onCall(args) {
        for (const index of args.keys())
          args[index] = placeholders.get(args[index] as object) ?? args[index]
        return undefined
      },
      onResult: (result) => embeds.get(result as object) ?? result,
    })
  }
}

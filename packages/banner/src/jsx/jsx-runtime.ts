/*
 * The whole of our JSX: components run once and make DOM nodes. The layers hardly change after they
 * are shown, so nothing compares trees, and 4 KB of a library stay out of every first visit.
 */

export type Child = Node | string | number | false | null | undefined | Child[]

type Props = Record<string, unknown>
type Component = (props: Props) => Child

/** Makes an element, or calls a component. Functions become listeners, never attributes. */
export function jsx(type: string | Component, props: Props): Child {
  if (typeof type === 'function') return type(props)
  const element = document.createElement(type)
  for (const [name, value] of Object.entries(props)) {
    if (name === 'children') append(element, value as Child)
    else if (typeof value === 'function') {
      element.addEventListener(name.slice(2).toLowerCase(), value as EventListener)
    } else if (value !== false && value !== undefined) {
      element.setAttribute(name, value === true ? '' : String(value))
    }
  }
  return element
}

export { jsx as jsxs }

export function Fragment({ children }: Props): Child {
  return children as Child
}

/** Puts children into a node; what is false, null or undefined is left out. Text stays text. */
export function append(parent: ParentNode, ...children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, ...child)
    else if (child instanceof Node) parent.append(child)
    else if (child !== false && child !== null && child !== undefined) parent.append(String(child))
  }
}

export declare namespace JSX {
  type Element = Child
  interface ElementChildrenAttribute {
    children: unknown
  }
  interface Attributes {
    children?: Child
    onClick?(event: Event): void
    [name: string]: unknown
  }
  interface IntrinsicElements {
    [tag: string]: Attributes
  }
}

/** How an element stands in the window, and what can be told of its look. */
export interface Measured {
  tag: string
  /** x, y, width and height in CSS pixels, to a tenth. */
  box: number[]
  color: string
  background: string
  border: string
  radius: string
  /** Weight, size and family. */
  font: string
}

export interface MeasuredLayer {
  window: number[]
  layer: Measured
  text: Measured
  /** By action. */
  controls: Record<string, Measured & { isOnTop: boolean }>
  isModal: boolean
}

/** In the page: its first layer, or that of one of its frames. */
export function measureLayer(frame?: number): MeasuredLayer {
  const view = (frame == null ? window : window.frames[frame]) as Window & typeof globalThis
  const { document } = view
  const measure = (element: Element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    const style = view.getComputedStyle(element)
    return {
      tag: element.tagName,
      box: [x, y, width, height].map((length) => Math.round(length * 10) / 10),
      color: style.color,
      background: style.backgroundColor,
      border: `${style.borderTopWidth} ${style.borderTopStyle} ${style.borderTopColor}`,
      radius: style.borderTopLeftRadius,
      font: `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`,
    }
  }
  /** What a finger in the middle of it would meet. */
  const isOnTop = (element: Element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return document.elementFromPoint(x + width / 2, y + height / 2)?.closest('button') === element
  }
  const find = (selector: string) => {
    const element = document.querySelector(selector)
    if (!element) throw new Error(`expected ${selector}, found none`)
    return element
  }
  const controls = ['refuse', 'accept', 'choose', 'close'].map((action) => {
    const button = find(`#kvitto-first [data-kvitto-action="${action}"]`)
    return [action, { ...measure(button), isOnTop: isOnTop(button) }]
  })
  return {
    window: [view.innerWidth, view.innerHeight],
    layer: measure(find('#kvitto-first')),
    text: measure(find('#kvitto-first .kvitto-text')),
    controls: Object.fromEntries(controls),
    isModal: find('#kvitto-first').matches(':modal'),
  }
}

/** In the page: in how many frames it asks. */
export function countAsking(): number {
  return [...document.querySelectorAll('iframe')].filter((frame) => {
    const first = frame.contentDocument?.querySelector('#kvitto-first')
    return first != null && first.getClientRects().length > 0
  }).length
}

import { pinStyles } from './pin-styles.ts'
import { whenCovering } from './when-covering.ts'

const PADDING = 'scroll-padding-bottom'

/**
 * The page scrolls what takes the focus above the layer, and where it cannot, at its end, the layer goes to the
 * other side. The root's own style is back with the first frame without the layer, whoever took it away.
 */
export function keepFocusInView(layer: HTMLElement): void {
  const root = document.documentElement
  const { style } = root
  const [value, priority] = [style.getPropertyValue(PADDING), style.getPropertyPriority(PADDING)]
  let isUp = false
  const stop = whenCovering(layer, () => {
    isUp = !isUp
    pinStyles(layer, isUp ? 'inset-block:8px auto' : 'inset-block:auto 8px')
  })
  // Hears of its end too, as of a box without height.
  const observer = new ResizeObserver(() => {
    const height = layer.offsetHeight
    if (height) pinStyles(root, `${PADDING}:${height + 16}px`)
    else style.setProperty(PADDING, value, priority)
    if (layer.isConnected) return
    if (!style.length) root.removeAttribute('style')
    observer.disconnect()
    stop()
  })
  observer.observe(layer)
}

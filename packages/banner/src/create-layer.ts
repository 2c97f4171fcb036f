import { adoptStyles } from './adopt-styles.ts'
import { styles } from './styles.ts'
import type { FirstLayerHost } from './ui-host.ts'

/** A `<dialog>` where the layout is modal. */
export type Layer = HTMLElement & Partial<Pick<HTMLDialogElement, 'showModal' | 'close'>>

/** The element that a layer is, empty and not yet on the page, and the rules of its look. */
export function createLayer(host: FirstLayerHost, name: 'first' | 'preferences'): Layer {
  const { locale, strings, looks, policy } = host
  adoptStyles(styles)
  for (const look of looks) adoptStyles(look.styles())
  const root = document.createElement(looks[0].element ?? 'div')
  root.id = `kvitto-${name}`
  root.className = `kvitto kvitto-${name} kvitto-${policy.appearance?.corner ?? 'start'}`
  root.lang = locale
  root.dir = strings.dir
  root.setAttribute('role', 'dialog')
  root.setAttribute('aria-labelledby', `kvitto-${name}-title`)
  root.setAttribute('data-nosnippet', '')
  return root
}

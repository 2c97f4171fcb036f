import { adoptStyles } from './adopt-styles.ts'
import { reopenStyles } from './reopen-styles.ts'
import type { UiHost } from './ui-host.ts'

/**
 * The small control that brings the preferences back on every page. A sibling of the layers, last
 * in the document; the page's own `[data-kvitto-open]` stands in for it, and then it is not shown.
 */
export function showReopenControl(
  host: Pick<UiHost, 'openPreferences'> & { label: string; dir: string; lang: string },
): HTMLElement {
  adoptStyles(reopenStyles)
  const control = document.createElement('button')
  control.type = 'button'
  control.id = 'kvitto-reopen'
  control.className = 'kvitto-reopen'
  control.dir = host.dir
  control.lang = host.lang
  control.textContent = host.label
  control.setAttribute('data-kvitto-action', 'reopen')
  control.setAttribute('data-nosnippet', '')
  control.hidden = document.querySelector('[data-kvitto-open]') !== null
  control.addEventListener('click', () => host.openPreferences())
  document.body.append(control)
  return control
}

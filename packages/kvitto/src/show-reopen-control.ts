import type { Locale, Slice } from '@kvitto/core'

/** System colours follow dark mode and forced colours by themselves; pairs of property and value, and a corner. */
const STYLES =
  'all:revert;color-scheme:light dark;position:fixed;z-index:2147483646;bottom:12px;padding:9px 14px;border:1px solid;border-radius:99px;background:Canvas;color:CanvasText;cursor:pointer;font:13px system-ui;inset-inline-'

/**
 * The small control that brings the preferences back on every page; once, last in the document. The
 * page's own `[data-kvitto-open]` stands in for it, and so does the question. Calls `onGone` when the page took it
 * away.
 */
export function showReopenControl(
  { reopen, corner }: Slice,
  locale: Locale,
  onGone: () => void,
): void {
  if (document.querySelector('#kvitto-first,[data-kvitto-open]')) return
  const control = document.createElement('button')
  control.id = 'kvitto-reopen'
  control.lang = locale
  control.textContent = reopen[locale] as string
  control.dataset.nosnippet = ''
  // Opens as the page's own does: also a copy that the page makes of its body.
  control.dataset.kvittoOpen = ''
  // Through CSSOM, which a Content-Security-Policy without inline styles allows.
  const style = `${STYLES}${corner ?? 'start'}:12px;`.replaceAll(';', '!important;')
  control.style.cssText = style
  document.body.append(control)
  // No sheet hides it on paper alone, as what is set on an element beats them all.
  addEventListener('beforeprint', () => (control.style.cssText = 'display:none!important'))
  addEventListener('afterprint', () => (control.style.cssText = style))
  // What is taken away has no size, also with the body around it.
  new ResizeObserver(() => control.isConnected || onGone()).observe(control)
}

const ID = 'kvitto-reopen'

/** System colours follow dark mode and forced colours by themselves; pairs of property and value. */
const STYLES =
  'all:revert;color-scheme:light dark;position:fixed;z-index:2147483646;bottom:12px;inset-inline-start:12px;padding:9px 14px;border:1px solid;border-radius:99px;background:Canvas;color:CanvasText;cursor:pointer;font:13px system-ui'

/**
 * The small control that brings the preferences back on every page; once, last in the document. The
 * page's own `[data-kvitto-open]` stands in for it.
 */
export function showReopenControl(label: string, lang: string, openPreferences: () => void): void {
  if (document.getElementById(ID) || document.querySelector('[data-kvitto-open]')) return
  const control = document.createElement('button')
  control.id = ID
  control.lang = lang
  control.textContent = label
  control.dataset.nosnippet = ''
  // Through CSSOM, which a Content-Security-Policy without inline styles allows.
  control.style.cssText = STYLES.replaceAll(';', '!important;')
  control.onclick = openPreferences
  document.body.append(control)
}

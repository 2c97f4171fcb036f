/**
 * Sets declarations on the element itself through CSSOM, which a Content-Security-Policy allows and
 * which beats a page's own layered `!important`. For what decides whether people see a choice, and
 * whether both choices look alike.
 */
export function pinStyles(element: HTMLElement, declarations: Record<string, string>): void {
  for (const [property, value] of Object.entries(declarations)) {
    element.style.setProperty(property, value, 'important')
  }
}

/** Visible, opaque, where it stands. */
export const VISIBLE = {
  visibility: 'visible',
  opacity: '1',
  filter: 'none',
  'clip-path': 'none',
  transform: 'none',
  'pointer-events': 'auto',
}

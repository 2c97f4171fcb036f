/**
 * Sets declarations on the element itself through CSSOM, which a Content-Security-Policy allows and
 * which beats a page's own layered `!important`.
 */
export function pinStyles(element: HTMLElement, declarations: Record<string, string>): void {
  for (const [property, value] of Object.entries(declarations)) {
    element.style.setProperty(property, value, 'important')
  }
}

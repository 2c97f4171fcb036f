/**
 * Sets declarations (`property:value`, parted by `;`) on the element itself through CSSOM, which a
 * Content-Security-Policy allows and which beats a page's own layered `!important`.
 */
export function pinStyles(element: HTMLElement, declarations: string): void {
  for (const declaration of declarations.split(';')) {
    const [property = '', value = ''] = declaration.split(':')
    element.style.setProperty(property, value, 'important')
  }
}

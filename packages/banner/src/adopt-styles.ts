const adopted = new Map<string, CSSStyleSheet>()

/**
 * Puts our rules on the page, once. Each declaration ends in `;` and gets `!important` here: in a
 * cascade layer that beats everything a page declares outside its own layers. A constructed sheet
 * needs no permission from the page's Content-Security-Policy.
 */
export function adoptStyles(rules: string): void {
  const text = `@layer kvitto{${rules.replaceAll(';', '!important;')}}`
  try {
    let sheet = adopted.get(rules)
    if (!sheet) {
      sheet = new CSSStyleSheet()
      sheet.replaceSync(text)
      adopted.set(rules, sheet)
    }
    const { adoptedStyleSheets } = document
    if (!adoptedStyleSheets.includes(sheet)) {
      document.adoptedStyleSheets = [...adoptedStyleSheets, sheet]
    }
  } catch {
    addStyleElement(text)
  }
}

/** Where sheets cannot be constructed. A policy that refuses this leaves plain, working elements. */
function addStyleElement(text: string): void {
  if ([...document.head.querySelectorAll('style')].some((style) => style.textContent === text))
    return
  const style = document.createElement('style')
  style.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
  style.textContent = text
  document.head.append(style)
}

const adopted = new Map<string, CSSStyleSheet>()

/**
 * Puts our rules on the page, once. Each declaration ends in `;` and gets `!important` here: in a
 * cascade layer that beats everything a page declares outside its own layers. Tokens (`--kvitto-…`)
 * stay plain, so that there the page wins. A constructed sheet needs no permission from the page's
 * Content-Security-Policy; where there is none the layers are plain, in place and working.
 */
export function adoptStyles(rules: string): void {
  try {
    const sheet = adopted.get(rules) ?? new CSSStyleSheet()
    if (document.adoptedStyleSheets.includes(sheet)) return
    sheet.replaceSync(
      `@layer kvitto{${rules.replace(/(--[\w-]+:[^;]+)?;/g, (all, token) => (token ? all : '!important;'))}}`,
    )
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    adopted.set(rules, sheet)
  } catch {}
}

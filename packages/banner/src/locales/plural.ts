import type { Locale } from '@kvitto/core'

/** One form for each category that `Intl.PluralRules` has for the language; `#` stands for the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

export function plural(locale: Locale, forms: PluralForms): (count: number) => string {
  return (count) => {
    const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other
    return form.replace('#', count.toLocaleString(locale))
  }
}

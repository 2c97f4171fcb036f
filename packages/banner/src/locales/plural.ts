import type { Locale } from '@kvitto/core'

/** A form for each category of `Intl.PluralRules` that differs from `other`; `#` stands for the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

export function plural(locale: Locale, forms: PluralForms): (count: number) => string {
  return (count) => {
    const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other
    return form.replace('#', count.toLocaleString(locale))
  }
}

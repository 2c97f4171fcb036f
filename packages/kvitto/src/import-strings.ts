import type { Strings } from '@kvitto/banner'

const LOCALES: Record<string, () => Promise<{ strings: Strings }>> = {
  en: () => import('@kvitto/banner/locales/en'),
  sv: () => import('@kvitto/banner/locales/sv'),
}

export async function importStrings(locale: string): Promise<{ strings: Strings }> {
  const load = LOCALES[locale]
  if (!load) throw new RangeError(`expected a locale of this build, found ${locale}`)
  return load()
}

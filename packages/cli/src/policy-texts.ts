import type { Locale, Localized, Policy } from '@kvitto/core'

/** Where one text of a policy stands. */
interface Place {
  /** `texts.title`, `purposes.analytics.description`: the same in every language and order. */
  id: string
  owner: Record<string, string>
  key: string
}

/** The site's own texts in one language, by id. */
export function readTexts(policy: Policy, locale: Locale): Map<string, string> {
  return new Map(
    placesOf(policy, locale, locale).map(({ id, owner, key }) => [id, owner[key] ?? '']),
  )
}

/** A copy of the policy with these texts in `locale`; ids that `like`, a language it has, does not know are left out. */
export function withTexts(
  policy: Policy,
  locale: Locale,
  texts: Map<string, string>,
  like: Locale,
): Policy {
  const copy = structuredClone(policy)
  copy.texts[locale] ??= { title: '', intro: '', reopen: '', dataTypes: {} }
  for (const { id, owner, key } of placesOf(copy, locale, like)) {
    const text = texts.get(id)
    if (text) owner[key] = text
  }
  return copy
}

/** Every text that the language `like` has, at its place for `locale`. */
function placesOf(policy: Policy, locale: Locale, like: Locale): Place[] {
  const localized = (id: string, owner: Localized | undefined): Place[] =>
    owner && Object.hasOwn(owner, like) ? [{ id, owner, key: locale }] : []
  const own = policy.texts[locale] as unknown as Record<string, string>
  const { dataTypes = {}, ...words } = policy.texts[like] ?? { dataTypes: {} }
  return [
    ...Object.keys(words).map((key) => ({ id: `texts.${key}`, owner: own, key })),
    ...Object.keys(dataTypes).map((key) => ({
      id: `texts.dataTypes.${key}`,
      owner: policy.texts[locale]?.dataTypes ?? {},
      key,
    })),
    ...policy.categories.flatMap(({ id, title, description }) => [
      ...localized(`categories.${id}.title`, title),
      ...localized(`categories.${id}.description`, description),
    ]),
    ...policy.purposes.flatMap(({ id, title, description, reason }) => [
      ...localized(`purposes.${id}.title`, title),
      ...localized(`purposes.${id}.description`, description),
      ...localized(`purposes.${id}.reason`, reason),
    ]),
    ...policy.services.flatMap(({ id, recipientCategory }) =>
      localized(`services.${id}.recipientCategory`, recipientCategory),
    ),
  ]
}

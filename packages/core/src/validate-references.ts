import { knownLocaleOf, knownLocales } from './known-locales.ts'
import type { Id, Localized, Policy } from './policy.ts'
import { isOptional } from './policy.ts'
import { describeValue, memberPath, type PolicyIssue } from './validate-json.ts'

/** Ids are unique, what is named exists, every locale is complete and one that the banner speaks. */
export function validateReferences(policy: Policy): PolicyIssue[] {
  return [
    ...uniqueIds(policy),
    ...namedIds(policy),
    ...completeLocales(policy),
    ...spokenLocales(policy),
    ...dataTypeLabels(policy),
    ...cookieDomain(policy),
  ]
}

function uniqueIds({ categories, purposes, services }: Policy): PolicyIssue[] {
  return [
    ...repeated('categories', categories, new Set()),
    // One space: `data-kvitto` and receipts name purposes and services alike.
    ...repeated('services', services, new Set(purposes.map(({ id }) => id))),
    ...repeated('purposes', purposes, new Set(['kvitto'])),
  ]
}

function repeated(list: string, items: { id: Id }[], taken: Set<Id>): PolicyIssue[] {
  return items.flatMap(({ id }, index) => {
    if (!taken.has(id)) {
      taken.add(id)
      return []
    }
    return [
      {
        path: `${list}[${index}].id`,
        expected: 'an id that is not in use',
        found: describeValue(id),
      },
    ]
  })
}

function namedIds({ categories, purposes, services }: Policy): PolicyIssue[] {
  const categoryIds = new Set(categories.map(({ id }) => id))
  const purposeIds = new Set(purposes.map(({ id }) => id))
  const issues = purposes.flatMap(({ category }, index) =>
    categoryIds.has(category)
      ? []
      : [missing(`purposes[${index}].category`, 'the id of a category', category)],
  )
  for (const [index, service] of services.entries()) {
    const seen = new Set<Id>()
    for (const [place, id] of service.purposes.entries()) {
      const path = `services[${index}].purposes[${place}]`
      if (!purposeIds.has(id)) issues.push(missing(path, 'the id of a purpose', id))
      else if (seen.has(id)) issues.push(missing(path, 'each purpose once', id))
      seen.add(id)
    }
  }
  if (purposes.every(isOptional)) {
    issues.push(missing('purposes', 'at least one strictly-necessary purpose', 'none', String))
  }
  return issues
}

function completeLocales({ texts, categories, purposes, services }: Policy): PolicyIssue[] {
  const declared = Object.keys(texts)
  if (declared.length === 0) return [missing('texts', 'at least one locale', 'none', String)]
  const check = (path: string, localized: Localized | undefined) =>
    localized ? sameLocales(path, localized, declared) : []
  return [
    ...categories.flatMap(({ title, description }, index) => [
      ...check(`categories[${index}].title`, title),
      ...check(`categories[${index}].description`, description),
    ]),
    ...purposes.flatMap(({ title, description, reason }, index) => [
      ...check(`purposes[${index}].title`, title),
      ...check(`purposes[${index}].description`, description),
      ...check(`purposes[${index}].reason`, reason),
    ]),
    ...services.flatMap(({ recipientCategory }, index) =>
      check(`services[${index}].recipientCategory`, recipientCategory),
    ),
  ]
}

/** Of another language the banner would have the site's own words, and no others. */
function spokenLocales({ texts }: Policy): PolicyIssue[] {
  const expected = `one of ${knownLocales.join(', ')}, or a tag of theirs such as "en-GB"`
  return Object.keys(texts)
    .filter((locale) => !knownLocaleOf(locale))
    .map((locale) => missing(memberPath('texts', locale), expected, locale))
}

function sameLocales(path: string, localized: Localized, declared: string[]): PolicyIssue[] {
  const absent = declared.filter((locale) => !Object.hasOwn(localized, locale))
  const foreign = Object.keys(localized).filter((locale) => !declared.includes(locale))
  return [
    ...absent.map((locale) => missing(memberPath(path, locale), `a text in ${locale}`, undefined)),
    ...foreign.map((locale) =>
      missing(
        memberPath(path, locale),
        `only the locales of texts: ${declared.join(', ')}`,
        locale,
      ),
    ),
  ]
}

function dataTypeLabels({ texts, purposes }: Policy): PolicyIssue[] {
  const named = new Set(purposes.flatMap(({ dataTypes }) => dataTypes))
  return Object.entries(texts).flatMap(([locale, { dataTypes }]) => {
    const path = memberPath(memberPath('texts', locale), 'dataTypes')
    const absent = [...named].filter((id) => !Object.hasOwn(dataTypes, id))
    return absent.map((id) =>
      missing(memberPath(path, id), `a label in ${locale} for this data type`, undefined),
    )
  })
}

function cookieDomain({ origins, behaviour }: Policy): PolicyIssue[] {
  const domain = behaviour.cookieDomain
  if (domain === undefined) return []
  const hosts = origins.map((origin) => new URL(origin.replace('*.', 'x.')).hostname)
  if (hosts.some((host) => host === domain || host.endsWith(`.${domain}`))) return []
  return [missing('behaviour.cookieDomain', 'a domain that an origin belongs to', domain)]
}

function missing(
  path: string,
  expected: string,
  value: unknown,
  describe: (value: unknown) => string = describeValue,
): PolicyIssue {
  return { path, expected, found: describe(value) }
}

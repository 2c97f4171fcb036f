import { countryName } from '../country-name.ts'
import { formatDuration } from '../format-duration.ts'
import type { AllStrings, PreferencesStrings } from '../locales/strings.ts'
import { describeItem } from '../service-stored.ts'
import type { Declaration, DeclaredPurpose, DeclaredService } from './declaration-of.ts'
import { type Markup, type MarkupElement, markup } from './markup.ts'

export interface DeclarationWords {
  strings: AllStrings
  words: PreferencesStrings
}

type Texts = DeclarationWords & { declaration: Declaration }

const COLUMNS = 5

/**
 * The declaration as one table: a group of rows per purpose, in it a group per service, in it a row per stored item.
 * It stands in a region that the keyboard reaches, since a wide table scrolls there.
 */
export function declarationMarkup(
  declaration: Declaration,
  { strings, words }: DeclarationWords,
): MarkupElement {
  const { locale, controller, version } = declaration
  const texts = { declaration, strings, words }
  const heads = [words.service, words.provider, words.storedName, words.storedKind, words.storedFor]
  const region = { class: 'kvitto-declaration', role: 'region', tabindex: '0' }
  return markup(
    'div',
    { ...region, 'aria-label': words.tableTitle, lang: locale, dir: strings.dir },
    markup(
      'table',
      {},
      markup('caption', {}, `${words.tableTitle}${strings.colon}${controller.name} (${version})`),
      markup('thead', {}, row(...heads.map((head) => markup('th', { scope: 'col' }, head)))),
      ...declaration.purposes.map((purpose) => purposeRows(purpose, texts)),
    ),
  )
}

function purposeRows(purpose: DeclaredPurpose, texts: Texts): Markup {
  const { declaration, strings, words } = texts
  const { description, legalBasis, reason, dataTypes, saleOrSharing, services } = purpose
  const colspan = String(COLUMNS)
  const data = new Intl.ListFormat(declaration.locale).format(dataTypes.map(({ label }) => label))
  const facts = [
    description,
    `${words.legalBasisLabel}${strings.colon}${words.legalBasis[legalBasis]}`,
    ...(reason === null ? [] : [reason]),
    ...(data === '' ? [] : [`${words.data}${strings.colon}${data}`]),
    ...(saleOrSharing ? [words.saleOrSharing] : []),
  ]
  return markup(
    'tbody',
    {},
    row(markup('th', { scope: 'rowgroup', colspan }, purpose.title)),
    row(markup('td', { colspan }, ...facts.map(line))),
    ...services.flatMap((service) => serviceRows(service, texts)),
  )
}

function serviceRows(service: DeclaredService, texts: Texts): Markup[] {
  const { declaration, strings, words } = texts
  const { locale } = declaration
  const { name, provider, country, transfer, retention, url, stored } = service
  const rowspan = String(stored.length || 1)
  const facts: [string, string][] = [
    [words.country, countryName(country, locale)],
    [words.transfer, transfer ?? words.noTransfer],
    [words.retention, formatDuration(retention, locale)],
  ]
  const lines = facts.map(([label, fact]) => line(`${label}${strings.colon}${fact}`))
  // Nothing that could run: a policy may come from where its reader does not know.
  const isLink = url !== null && /^https?:/.test(url)
  const link = markup('a', { href: url ?? '' }, `${strings.servicePolicy}${strings.colon}${name}`)
  const who = [
    markup('th', { scope: 'row', rowspan }, name),
    markup('td', { rowspan }, line(provider), ...lines, ...(isLink ? [link] : [])),
  ]
  const [first, ...rest] = stored.map((item) => {
    const [name, ...others] = describeItem(item, words, locale)
    // In Arabic too the star of a prefix stands at its end.
    return [markup('bdi', {}, name), ...others].map((part) => markup('td', {}, part))
  })
  const none = markup('td', { colspan: String(COLUMNS - who.length) }, words.noStorage)
  return [row(...who, ...(first ?? [none])), ...rest.map((cells) => row(...cells))]
}

function row(...cells: Markup[]): Markup {
  return markup('tr', {}, ...cells)
}

function line(text: string): Markup {
  return markup('div', {}, text)
}

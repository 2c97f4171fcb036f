import type { Locale, Policy } from '@kvitto/core'
import type { BundleCheckName, BundleReport } from '../bundle-report.ts'
import type { Receipt } from '../receipt.ts'
import { bundlesOf, type ExportedReceipt } from '../receipts-export.ts'
import { verifyBundle } from '../verify-bundle.ts'
import type { PageCheck, PageData, PageWords } from './page-data.ts'
import { SLOT } from './page-data.ts'

/*
 * The program of the downloaded page. Text from receipts and policies becomes text nodes, never markup, and a
 * receipt that does not verify is not shown at all.
 */

type Status = BundleReport['checks'][number]['status']

const CHECKS: Record<PageCheck, BundleCheckName[]> = {
  signature: ['canonical form', 'signature', 'previous chain'],
  log: ['leaf', 'inclusion'],
  logKey: ['checkpoint key'],
  policy: ['policy'],
  build: ['build'],
}

const data: PageData = JSON.parse(document.querySelector('[type*=json]')?.textContent ?? 'null')
run(data, document.querySelector('main') as HTMLElement)

async function run(
  { exported, source, logKeys, locale, dir, words }: PageData,
  place: HTMLElement,
) {
  Object.assign(document.documentElement, { lang: locale, dir })
  document.title = words.title
  place.append(
    make('h1', {}, words.title),
    make('p', {}, words.intro),
    make('h2', {}, words.idLabel),
    make('p', {}, make('code', {}, exported.subjectId)),
    ...(source ? [make('p', {}, make('code', { 'data-source': '' }, source))] : []),
  )
  const bundles = crypto.subtle ? await bundlesOf(exported) : []
  for (const [index, item] of exported.receipts.entries()) {
    const report = await verifyBundle(bundles[index], { logKeys })
    place.append(receiptSection(item, report, exported.policy, { locale, words }))
  }
  place.append(
    ...logKeys.map((key) => make('small', { 'data-key': key }, filled(words.trusted, key))),
    make('p', {}, words.limits),
    ...Object.entries(exported.policy).map(([hash, text]) =>
      whole(filled(words.version, hash), parsed(text)),
    ),
  )
}

interface Language {
  locale: Locale
  words: PageWords
}

function receiptSection(
  item: ExportedReceipt,
  report: BundleReport,
  policies: Record<string, string>,
  language: Language,
): HTMLElement {
  const { words } = language
  const names = Object.keys(CHECKS) as PageCheck[]
  const statuses = names.map((name) => [name, statusOf(name, item, report)] as const)
  const isPolicyKnown = statuses.some(([name, status]) => name === 'policy' && status === 'ok')
  const { receipt } = report
  const policy: Policy | undefined =
    receipt && isPolicyKnown ? JSON.parse(policies[receipt.policyVersion] ?? 'null') : undefined
  const says = { ok: words.ok, failed: words.failed, 'not-checked': words.open }
  return make(
    'section',
    { 'data-receipt': receipt?.receiptId ?? '' },
    ...(receipt ? choices(receipt, policy, language) : []),
    make(
      'ul',
      {},
      ...statuses.map(([name, status]) =>
        make(
          'li',
          { 'data-check': name, 'data-status': status },
          words.checks[name],
          make('b', {}, says[status]),
        ),
      ),
    ),
    ...(receipt ? [whole(receipt.receiptId, { receivedAt: item.receivedAt, ...receipt })] : []),
  )
}

/** The worst of the checks that it stands for. */
function statusOf(name: PageCheck, { proof }: ExportedReceipt, { checks }: BundleReport): Status {
  // Not delivered yet, or no WebCrypto: nothing is wrong.
  const isLater = proof === undefined && ['log', 'logKey'].includes(name)
  if (isLater || !crypto.subtle) return 'not-checked'
  const found = checks.filter((check) => CHECKS[name].includes(check.name))
  const worst = (['failed', 'not-checked'] as const).find((status) =>
    found.some((check) => check.status === status),
  )
  return worst ?? 'ok'
}

/** What a verified receipt says, in the words of its policy where that is verified too. */
function choices(
  receipt: Receipt,
  policy: Policy | undefined,
  { locale, words }: Language,
): HTMLElement[] {
  const time = (text: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium' }).format(
      Date.parse(text),
    )
  // In the page's language, or in the one that the person was asked in.
  const titleOf = (title: Record<Locale, string>) => title[locale] ?? title[receipt.language]
  const nameOf = (id: string) =>
    titleOf(policy?.purposes?.find((purpose) => purpose.id === id)?.title ?? {}) ??
    policy?.services?.find((service) => service.id === id)?.name ??
    id
  const decided = Object.entries({ ...receipt.decisions, ...receipt.services })
  const named = (decision: string) =>
    new Intl.ListFormat(locale).format(
      decided.filter(([, each]) => each === decision).map(([id]) => nameOf(id)),
    )
  const [given, refused] = [named('given'), named('refused')]
  const { event, expiresAt, decidedAt } = receipt
  const lines = [
    event === 'withdrawal' && words.withdrawn,
    event === 'renewal' && words.renewed,
    given && filled(words.given, given),
    refused && filled(words.refused, refused),
    expiresAt && filled(words.validUntil, time(expiresAt)),
  ]
  return [
    make('h2', {}, time(decidedAt)),
    ...lines.flatMap((line) => (line ? [make('p', {}, line)] : [])),
  ]
}

function make(
  tag: string,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

function filled(text: string, value: string): string {
  return text.split(SLOT).join(value)
}

/** All that it says, for who wants to see. */
function whole(title: string, content: unknown): HTMLElement {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2)
  return make('details', {}, make('summary', {}, title), make('pre', {}, text))
}

/** Itself where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

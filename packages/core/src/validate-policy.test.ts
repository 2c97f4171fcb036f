// A data table: one row for each rule, each a valid policy with one thing changed.
import { describe, expect, test } from 'vitest'
import { knownLocales } from './known-locales.ts'
import type { Policy, Purpose, Service } from './policy.ts'
import { validatePolicy } from './validate-policy.ts'

const both = (text: string) => ({ en: text, sv: text })

function purpose(id: string, more: Partial<Purpose> = {}): Purpose {
  return {
    id,
    category: id,
    title: both('Title'),
    description: both('Description'),
    legalBasis: 'consent',
    dataTypes: [],
    saleOrSharing: false,
    ...more,
  }
}

function service(id: string, more: Partial<Service> = {}): Service {
  return {
    id,
    name: 'Company',
    role: 'processor',
    provider: 'Company AB',
    country: 'SE',
    transfer: null,
    retention: 'P13M',
    purposes: ['analytics'],
    hosts: [],
    cookies: [],
    storage: [],
    ...more,
  }
}

function validPolicy(): Policy {
  const category = (id: string) => ({ id, title: both('Title'), description: both('Text') })
  return {
    site: 'shop',
    version: '2026-11',
    effectiveAt: '2026-11-21T00:00:00Z',
    origins: ['https://shop.example', 'https://*.preview.shop.example', 'http://localhost:8788'],
    controller: { name: 'Shop', address: 'Street 1', contact: 'a@b', url: 'https://shop.example' },
    dpo: { name: 'Dot', contact: 'dpo@shop.example' },
    jurisdiction: 'SE',
    categories: ['essential', 'analytics'].map(category),
    purposes: [
      purpose('essential', { legalBasis: 'strictly-necessary', reason: both('Basket') }),
      purpose('analytics', { dataTypes: ['pages'] }),
    ],
    services: [
      service('basket', {
        purposes: ['essential'],
        cookies: [{ name: 'basket', lifetime: 'session' }],
        storage: [{ kind: 'localStorage', name: 'shop-*', lifetime: 'P1D' }],
      }),
      service('stats', {
        hosts: ['stats.example:8443/js/', '/metrics/', '127.0.0.1:8789', '[::1]:8080', '/mätning/'],
        cookies: [
          { name: '_s*', lifetime: 'P13M' },
          { name: 'basket', lifetime: 'P1D', thirdParty: true },
        ],
        storage: [{ kind: 'indexedDB', name: 'stats', lifetime: 'P13M' }],
      }),
    ],
    texts: {
      en: {
        title: 'T',
        intro: 'I',
        accept: 'OK',
        refuse: 'No',
        reopen: 'R',
        dataTypes: { pages: 'Pages' },
      },
      sv: { title: 'T', intro: 'I', reopen: 'R', dataTypes: { pages: 'Sidor' } },
    },
    behaviour: {
      expiresAfter: 'P12M',
      onClose: 'later',
      hostGrants: 'gesture',
      proof: 'linked',
      regions: { SE: 'opt-in', 'US-CA': 'opt-out', BR: 'none' },
      noReload: ['/checkout/**'],
      cookieDomain: 'shop.example',
    },
    appearance: { layout: 'bar', corner: 'end', theme: 'auto' },
    retention: { records: 'P5Y' },
  }
}

/** What publishing adds: a published policy validates again. */
const KVITTO = service('kvitto', {
  purposes: ['essential'],
  cookies: [{ name: 'kvitto', lifetime: 'P12M30D' }],
  storage: [
    { kind: 'localStorage', name: 'kvitto', lifetime: 'P30D' },
    { kind: 'indexedDB', name: 'kvitto', lifetime: 'P12M30D' },
    { kind: 'localStorage', name: 'kvitto-ledger', lifetime: 'P12M30D' },
    { kind: 'sessionStorage', name: 'kvitto-report', lifetime: 'session' },
    { kind: 'sessionStorage', name: 'kvitto-post', lifetime: 'session' },
  ],
})

/** Sets what a path such as `services[1].name` names; undefined takes it away. */
function changed(path: string, value: unknown): unknown {
  const policy: unknown = structuredClone(validPolicy())
  const names = [...path.matchAll(/\["(.+?)"\]|[^.[\]]+/g)].map(
    ([whole, quoted]) => quoted ?? whole,
  )
  const last = names.pop() ?? ''
  const parent = names.reduce((found, name) => Reflect.get(Object(found), name), policy)
  if (value === undefined) Reflect.deleteProperty(Object(parent), last)
  else Object.defineProperty(parent, last, { value, enumerable: true, configurable: true })
  return policy
}

test('a complete policy has no issue', () => {
  expect(validatePolicy(validPolicy())).toEqual([])
})

test('a published policy, with the service that publishing adds, has no issue', () => {
  const policy = validPolicy()
  expect(validatePolicy({ ...policy, services: [...policy.services, KVITTO] })).toEqual([])
})

test.each([undefined, null, 1, 'policy', [], new Date()])('%s is no policy', (input) => {
  expect(validatePolicy(input)).toHaveLength(1)
  expect(validatePolicy(input)[0]).toMatchObject({ path: '' })
})

test('an object that holds itself is refused, not walked for ever', () => {
  const policy: Record<string, unknown> = { ...validPolicy() }
  policy.controller = policy
  expect(validatePolicy(policy)[0]?.expected).toBe('at most 12 levels')
})

type Row = [path: string, value: unknown, expected: string, found: string, at?: string]
const ID = '1 to 40 of a-z, 0-9 and -'
const TIME = 'a time in UTC such as "2026-11-21T00:00:00Z"'
const DURATION = 'an ISO 8601 duration such as "P13M"'
const PATH = 'a path that starts with /, with no * but ** at its end'
const RECORDS = 'a duration in years, months or days such as "P5Y"'
const LIFETIME = '"session" or an ISO 8601 duration such as "P13M"'
const ORIGIN =
  'an origin without path or default port, such as "https://example.com" or "https://*.example.com"'
const HOST =
  'a host without default port or * such as "stats.example/js/", or a path of the own origin such as "/metrics/"'
const EXPIRY = 'a duration in months or days of at most 13 months, such as "P12M"'
const FREE_ID = 'an id that is not in use'
const RESERVED = 'a name that does not start with kvitto, which is reserved'

const SHAPE: Row[] = [
  ['site', undefined, 'a text', 'nothing'],
  ['site', 'Shop', ID, '"Shop"'],
  ['site', 'x'.repeat(41), ID, `"${'x'.repeat(41)}"`],
  ['extra', 1, 'no such field', '1'],
  ['services[1].cookies[0].path', '/', 'no such field', '"/"'],
  ['__proto__', {}, 'no such field', 'an object'],
  ['texts.en.dataTypes.__proto__', 'x', 'no such field', '"x"'],
  ['services[0].paths', null, 'an object', 'null'],
  ['dpo', undefined, '', ''],
  ['version', '', 'at least 1 character', '""'],
  ['version', 'v'.repeat(61), 'at most 60 characters', `"${'v'.repeat(59)}…"`],
  ['version', '\ud800', 'well-formed Unicode', '"\\ud800"'],
  ['retention.records', 'P520W', RECORDS, '"P520W"'],
  ['retention.records', 'P99999Y', RECORDS, '"P99999Y"'],
  ['retention.records', 'P0D', RECORDS, '"P0D"'],
  ['retention.records', 'P1YT9H', RECORDS, '"P1YT9H"'],
  ['retention.records', Number.NaN, 'a finite number', 'NaN'],
  ['effectiveAt', '2026-02-30T00:00:00Z', TIME, '"2026-02-30T00:00:00Z"'],
  ['effectiveAt', '2026-11-21', TIME, '"2026-11-21"'],
  ['effectiveAt', '2026-11-21T00:00:00+01:00', TIME, '"2026-11-21T00:00:00+01:00"'],
  ['origins', [], 'at least 1 entry', 'an empty list'],
  ['origins', 'https://shop.example', 'a list', '"https://shop.example"'],
  ['origins[0]', 'https://shop.example/', ORIGIN, '"https://shop.example/"'],
  ['origins[0]', 'https://shop.example:443', ORIGIN, '"https://shop.example:443"'],
  ['origins[0]', 'shop.example', ORIGIN, '"shop.example"'],
  ['origins[0]', 'https://a.*.example', ORIGIN, '"https://a.*.example"'],
  ['origins[0]', 'https://*.example', ORIGIN, '"https://*.example"'],
  ['controller.url', 'javascript:1', 'an http or https address', '"javascript:1"'],
  ['jurisdiction', 'Sweden', 'an ISO 3166 code such as "SE" or "US-CA"', '"Sweden"'],
  [
    'purposes[1].legalBasis',
    'interest',
    '"consent" or "strictly-necessary" or "legitimate-interest" or "contract" or "legal-obligation"',
    '"interest"',
  ],
  ['purposes[1].saleOrSharing', 'no', 'true or false', '"no"'],
  ['purposes[1].dpv', 'analytics', 'a DPV term such as "dpv:ServiceUsageAnalytics"', '"analytics"'],
  ['purposes[1].title.EN', 'x', 'a BCP 47 tag such as "sv" or "pt-BR"', '"EN"'],
  ['services[1].role', 'friend', '"processor" or "joint" or "independent"', '"friend"'],
  ['services[1].country', 'se', 'an ISO 3166-1 code such as "SE"', '"se"'],
  ['services[1].transfer', undefined, 'a text', 'nothing'],
  ['services[1].retention', '13 months', DURATION, '"13 months"'],
  ['services[1].retention', 'P', DURATION, '"P"'],
  ['services[1].purposes', [], 'at least 1 entry', 'an empty list'],
  ['services[1].hosts[0]', 'https://stats.example', HOST, '"https://stats.example"'],
  ['services[1].hosts[0]', '', HOST, '""'],
  ['services[1].hosts[0]', 'stats.example/?a', HOST, '"stats.example/?a"'],
  ['services[1].hosts[0]', 'stats.example:443', HOST, '"stats.example:443"'],
  ['services[1].hosts[0]', '[::1]:80', HOST, '"[::1]:80"'],
  ['services[1].hosts[0]', 'stats.example:99999', HOST, '"stats.example:99999"'],
  ['services[1].hosts[0]', 'stats.example/a/../b', HOST, '"stats.example/a/../b"'],
  ['services[1].hosts[0]', '//stats.example', HOST, '"//stats.example"'],
  ['services[1].hosts[0]', '/', HOST, '"/"'],
  ['services[1].hosts[0]', 'stats.example/*', HOST, '"stats.example/*"'],
  ['services[1].hosts[0]', '/metrics/**', HOST, '"/metrics/**"'],
  ['services[1].hosts[0]', '*.stats.example', HOST, '"*.stats.example"'],
  ['services[1].cookies[0].name', 'a*b', 'a cookie name, or a prefix that ends in *', '"a*b"'],
  ['services[1].cookies[0].name', 'a b', 'a cookie name, or a prefix that ends in *', '"a b"'],
  ['services[1].cookies[0].lifetime', 'year', LIFETIME, '"year"'],
  ['services[1].storage[0].name', 'a*b', 'a name, or a prefix that ends in *', '"a*b"'],
  ['services[1].url', '/privacy', 'an http or https address', '"/privacy"'],
  ['texts.sv.title', undefined, 'a text', 'nothing'],
  ['texts.sv.reopen', undefined, 'a text', 'nothing'],
  ['behaviour.expiresAfter', 'P14M', EXPIRY, '"P14M"'],
  ['behaviour.expiresAfter', 'P396D', EXPIRY, '"P396D"'],
  ['behaviour.expiresAfter', 'P1Y', EXPIRY, '"P1Y"'],
  ['behaviour.noReload[0]', 'checkout', PATH, '"checkout"'],
  ['behaviour.noReload[0]', '/checkout/*', PATH, '"/checkout/*"'],
  ['behaviour.noReload[0]', '/*/checkout', PATH, '"/*/checkout"'],
  ['appearance', 'bar', 'an object', '"bar"'],
  ['appearance', undefined, '', ''],
  ['appearance.layout', 'popup', '"box" or "bar" or "modal"', '"popup"'],
  ['appearance.layout', undefined, '"box" or "bar" or "modal"', 'nothing'],
  ['appearance.corner', 'left', '"start" or "end"', '"left"'],
  ['appearance.corner', undefined, '', ''],
  ['appearance.theme', 'dark', '"kvitto" or "plain" or "auto"', '"dark"'],
  ['appearance.accept', 'large', 'no such field', '"large"'],
  ['behaviour.cookieDomain', 'localhost', 'a domain such as "example.com"', '"localhost"'],
]

const REFERENCES: Row[] = [
  ['purposes[1].id', 'essential', FREE_ID, '"essential"'],
  ['purposes[1].id', 'kvitto', FREE_ID, '"kvitto"'],
  ['categories[1].id', 'essential', FREE_ID, '"essential"'],
  ['services[1].id', 'basket', FREE_ID, '"basket"'],
  ['services[1].id', 'analytics', FREE_ID, '"analytics"'],
  ['purposes[1].category', 'ads', 'the id of a category', '"ads"'],
  ['services[1].purposes[0]', 'ads', 'the id of a purpose', '"ads"'],
  ['services[1].purposes[1]', 'analytics', 'each purpose once', '"analytics"'],
  [
    'purposes[0].legalBasis',
    'consent',
    'at least one strictly-necessary purpose',
    'none',
    'purposes',
  ],
  ['purposes[1].title.sv', undefined, 'a text in sv', 'nothing'],
  ['categories[0].description.en', undefined, 'a text in en', 'nothing'],
  ['purposes[0].reason.nb', 'x', 'only the locales of texts: en, sv', '"nb"'],
  [
    'services[1].recipientCategory',
    { en: 'x' },
    'a text in sv',
    'nothing',
    'services[1].recipientCategory.sv',
  ],
  ['texts.sv.dataTypes.pages', undefined, 'a label in sv for this data type', 'nothing'],
  ['texts', {}, 'at least one locale', 'none'],
  [
    'behaviour.cookieDomain',
    'other.example',
    'a domain that an origin belongs to',
    '"other.example"',
  ],
]

const LAW: Row[] = [
  [
    'purposes[0].reason',
    undefined,
    'why the site cannot work without a strictly-necessary purpose',
    'nothing',
  ],
  [
    'purposes[1].legalBasis',
    'legitimate-interest',
    '"consent" for what service stats stores or reads on the device',
    '"legitimate-interest"',
  ],
  ['services[1].name', undefined, 'a name or a recipientCategory', 'nothing'],
  ['behaviour.regions.SE', 'opt-out', '"opt-in" in the EU and EEA', '"opt-out"'],
  ['behaviour.regions.NO', 'none', '"opt-in" in the EU and EEA', '"none"'],
  ['behaviour.regions["IT-21"]', 'opt-out', '"opt-in" in the EU and EEA', '"opt-out"'],
]

const STORED: Row[] = [
  ...[
    ['basket', 'basket'],
    ['bas*', 'basket'],
    ['*', 'basket'],
    ['k*', 'kvitto'],
  ].map(
    ([name, met]): Row => [
      'services[1].cookies[0].name',
      name,
      `a pattern that leaves the essential cookie ${met} alone`,
      `"${name}"`,
    ],
  ),
  ...['shop-*', 'shop-1', 'sh*', 'shop-1*'].map(
    (name): Row => [
      'services[1].storage[0]',
      { kind: 'localStorage', name, lifetime: 'P1D' },
      'a pattern that leaves the essential localStorage shop-* alone',
      `"${name}"`,
      'services[1].storage[0].name',
    ],
  ),
  ['services[0].cookies[0].name', 'kvitto', RESERVED, '"kvitto"'],
  ['services[1].cookies[0].name', 'kvitto_x', RESERVED, '"kvitto_x"'],
  ['services[1].storage[0].name', 'kvitto*', RESERVED, '"kvitto*"'],
  [
    'services[2]',
    { ...KVITTO, purposes: ['analytics'] },
    'the first strictly-necessary purpose alone',
    '"analytics"',
    'services[2].purposes',
  ],
  [
    'services[2]',
    { ...KVITTO, storage: [] },
    'what publishing adds (cookie kvitto, localStorage kvitto, indexedDB kvitto, localStorage kvitto-ledger, sessionStorage kvitto-report, sessionStorage kvitto-post)',
    'cookie kvitto',
  ],
]

const WORDING: Row[] = [
  ['YES PLEASE', 'no capitals that refuse does not have'],
  ['Yes!', 'no exclamation mark that refuse does not have'],
  ['Yes 🎉', 'no symbol that refuse does not have'],
  ['Yes →', 'no symbol that refuse does not have'],
  ['Yes, that is fine with me', 'a text about as long as "No"'],
].map(([text = '', expected = '']) => ['texts.en.accept', text, expected, JSON.stringify(text)])

describe.each([
  ['shape', SHAPE],
  ['references', REFERENCES],
  ['law', LAW],
  ['stored', STORED],
  ['wording', WORDING],
])('%s', (_, rows) => {
  test.each(rows)('%s = %j', (path, value, expected, found, at = path) => {
    const issues = validatePolicy(changed(path, value))
    if (expected) expect(issues).toContainEqual({ path: at, expected, found })
    else expect(issues).toEqual([])
  })
})

test.each([
  ['You must be 18 years of age.', false],
  ['Age verification', false],
  ['For adult visitors', false],
  ['If you are under 16, ask a parent to choose with you.', true],
])('an age note is no age gate: %s', (ageNote, isValid) => {
  const expected =
    'a note without the words of an age gate, which stop clients that refuse for people'
  const issue = { path: 'texts.en.ageNote', expected, found: JSON.stringify(ageNote) }
  expect(validatePolicy(changed('texts.en.ageNote', ageNote))).toEqual(isValid ? [] : [issue])
})

test('a joint controller cannot be a mere category', () => {
  const policy = validPolicy()
  const { name: _, ...hidden } = service('ads', { role: 'joint', recipientCategory: both('Ads') })
  expect(validatePolicy({ ...policy, services: [...policy.services, hidden] })).toEqual([
    {
      path: 'services[2].name',
      expected: 'the name of a controller of its own (role joint)',
      found: 'only a recipient category',
    },
  ])
})

test('legitimate interest stands where no service touches the device', () => {
  const policy = validPolicy()
  const basis = 'legitimate-interest' as const
  policy.purposes.push(purpose('security', { category: 'essential', legalBasis: basis }))
  policy.services.push(service('firewall', { purposes: ['security'] }))
  expect(validatePolicy(policy)).toEqual([])
})

test('a label may shout where refuse shouts too', () => {
  const policy = validPolicy()
  Object.assign(policy.texts.en ?? {}, { accept: 'YES', refuse: 'NOT' })
  expect(validatePolicy(policy)).toEqual([])
})

test('a locale is one that the banner has words for, in any region', () => {
  const spoken = (locale: string) => {
    const swap = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return value
      if (Array.isArray(value)) return value.map(swap)
      const entries = Object.entries(value).map(([name, member]) => [name, swap(member)])
      return Object.fromEntries(
        entries.map(([name, member]) => [name === 'sv' ? locale : name, member]),
      )
    }
    return validatePolicy(swap(validPolicy()))
  }
  for (const locale of ['sv-SE', 'en-GB', 'sv-FI', 'zh-TW']) expect(spoken(locale)).toEqual([])
  const expected = `one of ${knownLocales.join(', ')}, or a tag of theirs such as "en-GB"`
  expect(spoken('eo')).toEqual([{ path: 'texts.eo', expected, found: '"eo"' }])
  expect(spoken('svc')).toEqual([{ path: 'texts.svc', expected, found: '"svc"' }])
})

test('a service serves what is never asked for, or what is, but not both', () => {
  const expected = 'either strictly-necessary purposes or purposes that are asked for'
  expect(
    validatePolicy(changed('services[1].purposes', ['essential', 'analytics'])),
  ).toContainEqual({
    path: 'services[1].purposes',
    expected,
    found: 'both',
  })
})

describe('a purpose that a form asks for', () => {
  const policyWith = (letters: Partial<Policy['purposes'][number]>, mailer?: Partial<Service>) => {
    const policy = validPolicy()
    policy.purposes.push(purpose('letters', { category: 'analytics', asked: 'form', ...letters }))
    if (mailer) policy.services.push(service('mailer', { purposes: ['letters'], ...mailer }))
    return policy
  }
  const issuesOf = (...change: Parameters<typeof policyWith>) =>
    validatePolicy(policyWith(...change))

  test('may have services, which its data goes to from the site’s server', () => {
    expect(issuesOf({}, {})).toEqual([])
  })

  test('is consent, and asked in no other way', () => {
    expect(issuesOf({ legalBasis: 'contract' })).toEqual([
      {
        path: 'purposes[2].legalBasis',
        expected: '"consent" for what a form asks for',
        found: '"contract"',
      },
    ])
    const [issue] = issuesOf({ asked: JSON.parse('"letter"') })
    expect(issue).toMatchObject({ path: 'purposes[2].asked', expected: '"form"' })
  })

  test.each<[string, Partial<Service>]>([
    ['services[2]', { hosts: ['mailer.example'] }],
    ['services[2]', { cookies: [{ name: 'm', lifetime: 'P1D' }] }],
    ['services[2]', { storage: [{ kind: 'localStorage', name: 'm', lifetime: 'P1D' }] }],
    ['services[2]', { paths: { include: ['/letters/**'] } }],
    ['services[2]', { adapter: { name: 'meta' } }],
    ['services[2].purposes', { purposes: ['letters', 'analytics'] }],
  ])('has no service that a page loads, or another purpose opens: %s %j', (path, mailer) => {
    expect(issuesOf({}, mailer)).toMatchObject([{ path }])
  })
})

describe('a policy is small enough', () => {
  const id = (kind: string, i: number) => `${kind}-${String(i).padStart(39 - kind.length, '0')}`
  const withMany = (purposes: number, services: number): Policy => {
    const policy = validPolicy()
    for (let i = 0; i < purposes; i++) {
      policy.purposes.push(purpose(id('purpose', i), { category: 'analytics' }))
    }
    for (let i = 0; i < services; i++) policy.services.push(service(id('service', i)))
    return policy
  }
  const issue = (what: string, most: number) => ({
    path: '',
    expected: `fewer or shorter ids of purposes and services: a ${what} of at most ${most} bytes`,
    found: expect.stringMatching(/^\d+ bytes$/),
  })

  test('that its largest receipt passes a collector', () => {
    expect(validatePolicy(withMany(30, 0))).toEqual([])
    expect(validatePolicy(withMany(45, 0))).toEqual([issue('largest receipt', 8192)])
  })

  test('that its largest state cookie is kept', () => {
    expect(validatePolicy(withMany(0, 70))).toEqual([])
    expect(validatePolicy(withMany(0, 95))).toContainEqual(issue('largest state cookie', 3800))
  })
})

test('every issue is told, not only the first', () => {
  const policy = validPolicy()
  policy.site = 'A'
  policy.jurisdiction = ''
  expect(validatePolicy(policy).map(({ path }) => path)).toEqual(['site', 'jurisdiction'])
})

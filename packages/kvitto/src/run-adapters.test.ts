import { brotliCompressSync, constants } from 'node:zlib'
import type { SliceService } from '@kvitto/core'
import * as services from '@kvitto/services'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PageOptions } from './adapter-page.ts'
import { buildAdapters, openAdapterPage } from './adapter-page.ts'

let scripts: Map<string, string>
beforeAll(async () => {
  scripts = await buildAdapters()
})

const service = (name: string, members: Partial<SliceService> = {}): SliceService => ({
  id: name,
  purposes: ['marketing'],
  adapter: { name },
  ...members,
})
const open = (each: SliceService | SliceService[], options: Partial<PageOptions> = {}) =>
  openAdapterPage({ scripts, services: [each].flat(), ...options })
type Page = ReturnType<typeof open>

const PURPOSES = ['functional', 'analytics', 'marketing']
const GIVEN = { functional: 'g', analytics: 'g', marketing: 'g' } as const
const WITHDRAWN = { functional: 'w', analytics: 'w', marketing: 'w' } as const

/** What stands in a queue that is a global, each call as a list. */
function calls({ window }: Page, name: string): unknown[][] {
  const queue: ArrayLike<unknown>[] = Reflect.get(window, name) ?? []
  return JSON.parse(JSON.stringify([...queue].map((call) => Array.from(call))))
}

/** What the snippet's own `record` was called with: for vendors whose global is a function. */
const recorded = ({ window }: Page): unknown[] =>
  JSON.parse(JSON.stringify(Reflect.get(window, 'recorded') ?? []))

/**
 * The four moments of a vendor: what it was told when the page's own snippet has run, what was added by
 * a grant, then by a withdrawal; and all that it is told on a later page that knows of the grant.
 */
function moments(each: SliceService, told: (page: Page) => unknown[], snippet = '') {
  const page = open(each, { snippet })
  const atDefault = told(page)
  page.decide(GIVEN)
  const atGrant = told(page).slice(atDefault.length)
  page.decide(WITHDRAWN)
  const atWithdrawal = told(page).slice(atDefault.length + atGrant.length)
  const later = open(each, { snippet, marks: GIVEN })
  const after = open(each, { snippet, marks: WITHDRAWN })
  // After a withdrawal a page begins as one that never heard of anything.
  expect(told(after)).toEqual(atDefault)
  expect([page.errors, later.errors, after.errors]).toEqual([[], [], []])
  return { atDefault, atGrant, atWithdrawal, atReload: told(later) }
}

describe('every adapter, as the production build makes it', () => {
  test.each(Object.keys(services))('%s is at most 500 bytes', (name) => {
    const text = scripts.get(`adapter-${name}.js`) ?? ''
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
    const { length } = brotliCompressSync(Buffer.from(text), { params })
    expect(length).toBeGreaterThan(50)
    expect(length).toBeLessThanOrEqual(500)
    expect(text).not.toContain('</')
  })
})

describe('google', () => {
  const words = (marketing: string, analytics: string, functional: string) => ({
    ad_storage: marketing,
    ad_user_data: marketing,
    ad_personalization: marketing,
    analytics_storage: analytics,
    functionality_storage: functional,
    personalization_storage: functional,
    security_storage: 'granted',
  })
  const DENIED = words('denied', 'denied', 'denied')
  const DEFAULT = [
    ['consent', 'default', DENIED],
    ['set', 'ads_data_redaction', true],
  ]
  const all = service('google', { purposes: PURPOSES })
  const told = (page: Page) => calls(page, 'dataLayer')

  test('default, grant, withdrawal, reload', () => {
    expect(moments(all, told)).toEqual({
      atDefault: DEFAULT,
      atGrant: [['consent', 'update', words('granted', 'granted', 'granted')]],
      atWithdrawal: [['consent', 'update', DENIED]],
      atReload: [...DEFAULT, ['consent', 'update', words('granted', 'granted', 'granted')]],
    })
  })

  test('pushes `arguments`, never arrays, and passes nothing through addresses', () => {
    const page = open(all, { marks: GIVEN })
    const queue: unknown[] = Reflect.get(page.window, 'dataLayer')
    expect(queue.map((each) => Object.prototype.toString.call(each))).toEqual(
      Array(3).fill('[object Arguments]'),
    )
    expect(JSON.stringify(told(page))).not.toContain('url_passthrough')
  })

  test('goes behind what the data layer holds already', () => {
    const page = open(all, {
      before: (window) => Reflect.set(window, 'dataLayer', [['page', 'home']]),
    })
    expect(told(page)).toEqual([['page', 'home'], ...DEFAULT])
  })

  test('comes before the page’s own snippet, and the update before what the gate releases', () => {
    const snippet = `function gtag(){dataLayer.push(arguments)} window.dataLayer = window.dataLayer || [];
      gtag('js', 0); gtag('config', 'G-1')`
    const page = open(all, { snippet, marks: GIVEN })
    expect(
      told(page).map(([command, ...rest]) => (command === 'consent' ? rest[0] : command)),
    ).toEqual(['default', 'set', 'js', 'config', 'update'])
    expect(page.order).toEqual(['gate'])
  })

  test('a purpose speaks for the words behind it alone', () => {
    const page = open(all)
    page.decide({ analytics: 'g', marketing: 'r', functional: 'r' })
    expect(told(page).slice(2)).toEqual([
      ['consent', 'update', words('denied', 'granted', 'denied')],
    ])
  })

  test('a map puts other purposes behind the words', () => {
    const map = { ad_personalization: 'functional', security_storage: 'analytics' }
    const page = open(service('google', { purposes: PURPOSES, adapter: { name: 'google', map } }))
    expect(told(page)[0]?.[2]).toEqual({ ...DENIED, security_storage: 'denied' })
    page.decide({ functional: 'g', analytics: 'r', marketing: 'r' })
    expect(told(page)[2]?.[2]).toEqual({
      ...words('denied', 'denied', 'granted'),
      ad_personalization: 'granted',
      security_storage: 'denied',
    })
  })

  test('a purpose that the service does not serve grants it nothing', () => {
    const page = open(service('google', { purposes: ['analytics'] }))
    page.decide(GIVEN)
    expect(told(page)[2]?.[2]).toEqual(words('denied', 'granted', 'denied'))
  })

  test('a decision on the service itself stands before its purposes', () => {
    const refused = open(all, { marks: { ...GIVEN, google: 'r' } })
    expect(told(refused)).toEqual(DEFAULT)
    const given = open(all, { marks: { analytics: 'r', marketing: 'r', google: 'g' } })
    expect(told(given)[2]?.[2]).toEqual(words('granted', 'granted', 'granted'))
  })

  test('two services of one vendor are told of once; what both use is granted where both are', () => {
    const ads = service('google', { id: 'ads', purposes: ['marketing'] })
    const analytics = service('google', { id: 'stats', purposes: ['analytics', 'marketing'] })
    const page = open([ads, analytics])
    page.decide(GIVEN)
    expect(told(page).slice(2)).toEqual([
      ['consent', 'update', words('granted', 'granted', 'denied')],
    ])
    page.decide({ ...GIVEN, ads: 'r' })
    expect(told(page).slice(3)).toEqual([
      ['consent', 'update', words('denied', 'granted', 'denied')],
    ])
  })

  test('nothing is said twice, whatever else is decided', () => {
    const page = open(service('google', { purposes: ['analytics'] }))
    page.go()
    page.decide({ analytics: 'r', marketing: 'g' })
    expect(told(page)).toEqual([
      ['consent', 'default', { ...DENIED, security_storage: 'granted' }],
      ['set', 'ads_data_redaction', true],
    ])
  })
})

describe('uet', () => {
  test('default, grant, withdrawal, reload', () => {
    const told = ({ window }: Page) => JSON.parse(JSON.stringify(Reflect.get(window, 'uetq')))
    const denied = ['consent', 'default', { ad_storage: 'denied' }]
    const update = (ad_storage: string) => ['consent', 'update', { ad_storage }]
    expect(moments(service('uet'), told)).toEqual({
      atDefault: denied,
      atGrant: update('granted'),
      atWithdrawal: update('denied'),
      atReload: [...denied, ...update('granted')],
    })
  })
})

describe('clarity', () => {
  const consent = (ad_Storage: string, analytics_Storage: string) => [
    'consentv2',
    { ad_Storage, analytics_Storage },
  ]
  const told = (page: Page) => {
    const { q }: { q: ArrayLike<unknown>[] } = Reflect.get(page.window, 'clarity')
    return JSON.parse(JSON.stringify(q.map((call) => Array.from(call))))
  }
  const snippet = `window.clarity = window.clarity || function () { (clarity.q = clarity.q || []).push(arguments) }`

  test('default, grant, withdrawal, reload', () => {
    const each = service('clarity', { purposes: ['analytics', 'marketing'] })
    expect(moments(each, told, snippet)).toEqual({
      atDefault: [consent('denied', 'denied')],
      atGrant: [consent('granted', 'granted')],
      atWithdrawal: [consent('denied', 'denied')],
      atReload: [consent('denied', 'denied'), consent('granted', 'granted')],
    })
  })

  test('each word follows its own purpose', () => {
    const page = open(service('clarity', { purposes: ['analytics', 'marketing'] }))
    page.decide({ analytics: 'g', marketing: 'r' })
    expect(told(page)[1]).toEqual(consent('denied', 'granted'))
  })
})

describe('meta', () => {
  // The vendor's base code, less the request: it does nothing where an `fbq` is there already.
  const snippet = `(function (f) { if (f.fbq) return; var n = f.fbq = function () {
      n.callMethod ? n.callMethod.apply(n, arguments) : n.queue.push(arguments) };
    if (!f._fbq) f._fbq = n; n.push = n; n.loaded = true; n.version = '2.0'; n.queue = [] })(window);
    fbq('init', '1'); fbq('track', 'PageView')`
  const told = (page: Page) => {
    const fbq: { queue: ArrayLike<unknown>[] } = Reflect.get(page.window, 'fbq')
    return JSON.parse(JSON.stringify(fbq.queue.map((call) => Array.from(call))))
  }
  const REVOKED = [
    ['consent', 'revoke'],
    ['init', '1'],
    ['track', 'PageView'],
  ]

  test('default, grant, withdrawal, reload', () => {
    expect(moments(service('meta'), told, snippet)).toEqual({
      atDefault: REVOKED,
      atGrant: [['consent', 'grant']],
      atWithdrawal: [['consent', 'revoke']],
      atReload: [...REVOKED, ['consent', 'grant']],
    })
  })

  test('a pixel that is released after the grant hears both before it begins', () => {
    const page = open(service('meta'))
    page.decide(GIVEN)
    expect(Reflect.get(page.window, 'fbq')).toBe(undefined)
    page.run(snippet)
    expect(told(page)).toEqual([['consent', 'revoke'], ['consent', 'grant'], ...REVOKED.slice(1)])
  })

  test('the global is an ordinary one again after its first use', () => {
    const page = open(service('meta'), { snippet })
    const own = Object.getOwnPropertyDescriptor(page.window, 'fbq')
    expect([typeof own?.value, own?.writable, own?.configurable, own?.enumerable]).toEqual([
      'function',
      true,
      true,
      true,
    ])
  })

  test('one that stands before ours is told at once', () => {
    const page = open(service('meta'), {
      before: ({ window }) =>
        Reflect.set(
          window,
          'fbq',
          Object.assign((...call: unknown[]) => list.push(call), {}),
        ),
    })
    expect(list).toEqual([['consent', 'revoke']])
    page.decide(GIVEN)
    expect(list.slice(1)).toEqual([['consent', 'grant']])
  })
  const list: unknown[][] = []
})

describe('matomo', () => {
  test('default, grant, withdrawal, reload', () => {
    const snippet = `window._paq = window._paq || []; _paq.push(['trackPageView'])`
    expect(moments(service('matomo'), (page) => calls(page, '_paq'), snippet)).toEqual({
      atDefault: [['requireConsent'], ['trackPageView']],
      atGrant: [['setConsentGiven']],
      atWithdrawal: [['forgetConsentGiven']],
      atReload: [['requireConsent'], ['trackPageView'], ['setConsentGiven']],
    })
  })
})

describe('tiktok', () => {
  // The base code's queue; its methods push themselves.
  const snippet = `window.ttq = window.ttq || []; ttq.methods = ['page', 'holdConsent', 'revokeConsent', 'grantConsent'];
    ttq.methods.forEach(function (name) { ttq[name] = function () {
      ttq.push([name].concat([].slice.call(arguments))) } }); ttq.page()`

  test('default, grant, withdrawal, reload', () => {
    expect(moments(service('tiktok'), (page) => calls(page, 'ttq'), snippet)).toEqual({
      atDefault: [['holdConsent'], ['page']],
      atGrant: [['grantConsent']],
      atWithdrawal: [['revokeConsent']],
      atReload: [['holdConsent'], ['page'], ['grantConsent']],
    })
  })

  test('a client that has loaded is told by its methods', () => {
    const page = open(service('tiktok'))
    page.run('window.recorded = []; window.ttq = { grantConsent() { recorded.push("grant") } }')
    page.decide(GIVEN)
    expect(recorded(page)).toEqual(['grant'])
  })
})

describe.each([
  {
    name: 'posthog',
    options: { opt_out_capturing_by_default: true, opt_out_persistence_by_default: true },
    optIn: ['opt_in_capturing', { captureEventName: false }],
    optOut: ['opt_out_capturing', {}],
  },
  {
    name: 'mixpanel',
    options: { opt_out_tracking_by_default: true, opt_out_persistence_by_default: true },
    // A function, which no JSON shows.
    optIn: ['opt_in_tracking', {}],
    optOut: ['opt_out_tracking', { delete_user: false }],
  },
])('$name', ({ name, options, optIn, optOut }) => {
  const methods = `'${optIn[0]}', '${optOut[0]}'`
  // The vendor's base code in short: init makes the methods, and each pushes itself.
  const stub = `(function (e) { if (e.__SV) return; window.${name} = e; e._i = [];
    e.init = function (token, config) { [${methods}].forEach(function (name) { e[name] = function () {
      e.push([name].concat([].slice.call(arguments))) } }); e._i.push([token, config]) };
    e.__SV = 1 })(window.${name} || []);`
  const snippet = `${stub} ${name}.init('key', { api_host: 'https://eu.example' })`
  const told = (page: Page) => {
    const client: { _i: unknown[] } & ArrayLike<unknown> = Reflect.get(page.window, name)
    return JSON.parse(JSON.stringify([...client._i, ...Array.from(client)]))
  }
  const INIT = ['key', { api_host: 'https://eu.example', ...options }]

  test('default, grant, withdrawal, reload', () => {
    expect(moments(service(name), told, snippet)).toEqual({
      atDefault: [INIT],
      atGrant: [optIn],
      atWithdrawal: [optOut],
      atReload: [INIT, optIn],
    })
  })

  test('one that is released after the grant starts opted out, and is opted in', () => {
    const page = open(service(name))
    page.decide(GIVEN)
    page.run(snippet)
    expect(told(page)).toEqual([INIT, optIn])
  })

  test('the page cannot start it opted in by mistake', () => {
    const [option = ''] = Object.keys(options)
    const page = open(service(name), {
      snippet: `${stub} ${name}.init('key', { ${option}: false })`,
    })
    expect(told(page)).toEqual([['key', options]])
  })

  test('a client that was made before ours is opted out at once', () => {
    const page = open(service(name), {
      before: (window) => {
        const client = { __loaded: true, [String(optOut[0])]: () => list.push('out') }
        Reflect.set(window, name, { ...client, [String(optIn[0])]: () => list.push('in') })
      },
    })
    expect(list).toEqual(['out'])
    page.decide(GIVEN)
    expect(list).toEqual(['out', 'in'])
  })
  const list: string[] = []
})

describe('what posthog kept of an earlier opting in', () => {
  /** The client as it is when its script has loaded; what it keeps counts for more than the options. */
  const load = (page: Page) =>
    page.run(`(() => {
      let kept = true
      const [, config] = posthog._i[0]
      window.asked = []
      config.loaded({ clear_opt_in_out_capturing() { kept = false } })
      asked.push(kept)
    })()`)
  const snippet = `window.posthog = Object.assign([], { _i: [], init(...args) { this._i.push(args) }, opt_in_capturing() {} });
    posthog.init('key', { loaded() { window.isTold = true } })`
  const each = service('posthog', { adapter: { name: 'posthog', mode: 'advanced' } })

  test.each([
    ['ends where nothing is given', {}, false],
    ['ends after a refusal', { marketing: 'r' }, false],
    ['stands where it is given', GIVEN, true],
  ] as const)('%s; the page is told as it asked', (_, marks, isKept) => {
    const page = open(each, { snippet, marks })
    load(page)
    expect(Reflect.get(page.window, 'asked')).toEqual([isKept])
    expect(Reflect.get(page.window, 'isTold')).toBe(true)
    expect(page.errors).toEqual([])
  })
})

test('opting in to mixpanel tracks no event of its own', () => {
  const page = open(service('mixpanel'), {
    snippet: `window.recorded = []; window.mixpanel = { init() {},
      opt_in_tracking({ track }) { recorded.push(String(track('$opt_in'))) } }; mixpanel.init('key')`,
  })
  page.decide(GIVEN)
  expect(recorded(page)).toEqual(['undefined'])
})

describe('segment', () => {
  const map = { Analytics: 'analytics', Advertising: 'marketing' }
  const each = service('segment', {
    purposes: ['analytics', 'marketing'],
    adapter: { name: 'segment', map },
  })
  // The vendor's snippet keeps a queue that is there, and its script takes the middleware from it.
  const snippet = `window.recorded = []; analytics = window.analytics = window.analytics || [];
    window.stamp = analytics.filter(function (call) { return call[0] === 'addSourceMiddleware' })[0][1];
    window.send = function (name) { stamp({ payload: { obj: { event: name, context: {} } },
      next: function (payload) { recorded.push([payload.obj.event, payload.obj.context.consent.categoryPreferences]) } }) };
    analytics.track = send; send('Page')`
  const preferences = (Analytics: boolean, Advertising: boolean) => ({ Analytics, Advertising })
  const CHANGED = 'Segment Consent Preference Updated'

  test('default, grant, withdrawal, reload', () => {
    expect(moments(each, recorded, snippet)).toEqual({
      atDefault: [['Page', preferences(false, false)]],
      atGrant: [[CHANGED, preferences(true, true)]],
      atWithdrawal: [[CHANGED, preferences(false, false)]],
      // What was decided earlier is no change: events carry it.
      atReload: [['Page', preferences(false, false)]],
    })
  })

  test('one that is released after the grant finds the change in its queue, and no refusal', () => {
    const queued = (page: Page) => calls(page, 'analytics').filter(([name]) => name === 'track')
    const page = open(each)
    page.decide({ analytics: 'r', marketing: 'r' })
    expect(queued(page)).toEqual([])
    page.decide(GIVEN)
    expect(queued(page)).toEqual([['track', CHANGED]])
    expect(queued(open(each, { marks: GIVEN }))).toEqual([])
  })

  test('every later event carries what stands', () => {
    const page = open(each, { snippet, marks: { analytics: 'g', marketing: 'r' } })
    page.run("send('Order')")
    expect(recorded(page).at(-1)).toEqual(['Order', preferences(true, false)])
  })

  test('another path is no change of what people said, an answer given on a closed one is', () => {
    const page = open({ ...each, paths: { exclude: ['/portal/**'] } }, { snippet })
    const changes = () =>
      recorded(page).filter((event) => JSON.stringify(event).includes(CHANGED)).length
    page.decide(GIVEN)
    page.go('/portal/x')
    page.go('/')
    expect(changes()).toBe(1)
    page.go('/portal/x')
    page.decide({ ...GIVEN, marketing: 'w' })
    page.go('/')
    expect(changes()).toBe(2)
  })

  test('without a map its categories are the purposes of the service', () => {
    const plain = { ...each, adapter: { name: 'segment' } }
    const page = open(plain, { snippet, marks: { analytics: 'g', marketing: 'r' } })
    page.run("send('Order')")
    expect(recorded(page).at(-1)).toEqual(['Order', { analytics: true, marketing: false }])
  })
})

describe('wp', () => {
  const each = service('wp', { purposes: PURPOSES })
  // The plugin's two functions, with its cookies as an object.
  const snippet = `window.recorded = [window.wp_consent_type]; window.kept = {};
    window.wp_has_consent = function (category) { return kept[category] === 'allow' };
    window.wp_set_consent = function (category, value) { kept[category] = value; recorded.push([category, value]) }`
  const ALL = ['preferences', 'statistics-anonymous', 'statistics', 'marketing']
  const set = (value: string, names = ALL) => names.map((name) => [name, value])

  test('default, grant, withdrawal, reload', () => {
    expect(moments(each, recorded, snippet)).toEqual({
      atDefault: ['optin'],
      atGrant: [['functional', 'allow'], ...set('allow')].toSorted(byCategory),
      atWithdrawal: set('deny'),
      atReload: ['optin', ...[['functional', 'allow'], ...set('allow')].toSorted(byCategory)],
    })
  })
  const ORDER = ['functional', ...ALL]
  const byCategory = ([a = '']: string[], [b = '']: string[]) => ORDER.indexOf(a) - ORDER.indexOf(b)

  test('what the plugin kept of an expired grant is denied', () => {
    const page = open(each, {
      before: ({ document }) => Object.defineProperty(document, 'readyState', { value: 'loading' }),
      snippet: `${snippet}; kept.statistics = 'allow'`,
    })
    const { window } = page
    expect(Reflect.get(window, 'kept').statistics).toBe('allow')
    window.dispatchEvent(new window.Event('DOMContentLoaded'))
    expect(Reflect.get(page.window, 'kept').statistics).toBe('deny')
  })
})

describe('plausible', () => {
  const flag = ({ window }: Page) => window.localStorage.getItem('plausible_ignore')

  test('default, grant, withdrawal, reload', () => {
    const page = open(service('plausible'))
    expect(flag(page)).toBe(null)
    page.decide(GIVEN)
    expect(flag(page)).toBe(null)
    page.decide(WITHDRAWN)
    expect(flag(page)).toBe('true')
    page.decide(GIVEN)
    expect(flag(page)).toBe(null)
  })

  test('whoever excluded themselves stays excluded where an old grant is read', () => {
    const page = open(service('plausible'), {
      before: (window) => window.localStorage.setItem('plausible_ignore', 'true'),
      marks: GIVEN,
    })
    expect(flag(page)).toBe('true')
  })

  const inShop = service('plausible', { paths: { exclude: ['/portal/**'] } })

  test('a path that closes it sets nothing that a later page would find', () => {
    const page = open(inShop)
    page.decide(GIVEN)
    page.go('/portal/x')
    expect(flag(page)).toBe(null)
    page.go('/')
    page.decide(WITHDRAWN)
    expect(flag(page)).toBe('true')
  })

  test('what is decided on a path that closes it counts on every other', () => {
    const page = open(inShop, { marks: GIVEN })
    page.go('/portal/x')
    page.decide(WITHDRAWN)
    expect(flag(page)).toBe('true')
    page.decide(GIVEN)
    expect(flag(page)).toBe(null)
  })

  test('a first refusal stores nothing', () => {
    const page = open(inShop)
    page.decide({ marketing: 'r' })
    expect(flag(page)).toBe(null)
  })
})

describe.each(['hotjar', 'linkedin'])('%s', (name) => {
  test('has nothing to be told, and makes no global', () => {
    const names = (page: Page) => Object.getOwnPropertyNames(page.window).toSorted()
    const page = open(service(name))
    page.decide(GIVEN)
    page.decide(WITHDRAWN)
    expect(names(page)).toEqual(names(open([])))
    expect(page.errors).toEqual([])
  })
})

describe('what may run', () => {
  test('basic: nothing of the service before it is given', () => {
    const page = open(service('google', { purposes: ['analytics'] }))
    expect([page.permits('google'), page.permits('analytics')]).toEqual([false, false])
    page.decide(GIVEN)
    expect(page.permits('google')).toBe(true)
  })

  test('advanced: the service runs, also after a refusal, and may store only when it is given', () => {
    const each = service('google', { adapter: { name: 'google', mode: 'advanced' } })
    const page = open(each)
    expect([page.permits('google'), page.permits('google', true)]).toEqual([true, false])
    page.decide({ marketing: 'r' })
    expect([page.permits('google'), page.permits('google', true)]).toEqual([true, false])
    expect([page.permits('marketing'), page.permits('meta')]).toEqual([false, false])
    expect(calls(page, 'dataLayer')[0]?.[1]).toBe('default')
    expect(calls(page, 'dataLayer')).toHaveLength(2)
    page.decide(GIVEN)
    expect(page.permits('google', true)).toBe(true)
  })

  test('advanced: not on a path that the policy keeps the service from, whatever was decided', () => {
    const each = service('google', {
      adapter: { name: 'google', mode: 'advanced' },
      paths: { exclude: ['/portal/**'] },
    })
    const page = open(each)
    const permitted = () => [page.permits('google'), page.permits('google', true)]
    for (const [marks, elsewhere] of [
      [{}, [true, false]],
      [{ marketing: 'r' }, [true, false]],
      [GIVEN, [true, true]],
    ] as const) {
      page.decide(marks)
      page.go('/portal/x')
      expect(permitted()).toEqual([false, false])
      page.go('/')
      expect(permitted()).toEqual(elsewhere)
    }
  })

  test('advanced without its adapter, or with one that throws, runs nothing and is reported', async () => {
    const each = service('google', { adapter: { name: 'google', mode: 'advanced' } })
    const broken = open(each, {
      before: (window) => Reflect.set(window, 'dataLayer', Object.freeze([])),
    })
    await Promise.resolve()
    expect(broken.permits('google')).toBe(false)
    expect(broken.errors.join()).toContain('unexpected TypeError')

    const without = openAdapterPage({ scripts, services: [each], missing: ['google'] })
    await Promise.resolve()
    expect(without.permits('google')).toBe(false)
    expect(without.errors.join()).toContain('expected an adapter for google, found none')
  })

  test('one that throws at a change keeps neither the others nor the gate from acting', () => {
    const page = open([service('matomo'), service('uet')])
    page.run('window._paq = Object.freeze([])')
    page.decide(GIVEN)
    expect(page.errors.join()).toContain('unexpected TypeError')
    expect(Reflect.get(page.window, 'uetq')).toHaveLength(6)
    expect(page.order).toEqual(['gate', 'gate'])
  })

  test('vendors are told before the gate acts', () => {
    const page = open(service('matomo'), {
      before: (window) =>
        Reflect.set(window, '_paq', { push: ([name]: string[]) => told.push(`vendor ${name}`) }),
    })
    page.onGate = () => told.push('gate')
    page.decide(GIVEN)
    page.decide(WITHDRAWN)
    expect(told).toEqual([
      'vendor requireConsent',
      'vendor setConsentGiven',
      'gate',
      'vendor forgetConsentGiven',
      'gate',
    ])
  })
  const told: string[] = []
})

// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://shop.example/start" }
import type { Slice, SliceService } from '@kvitto/core'
import { describe, expect, test } from 'vitest'
import { matchService } from './match-service.ts'

const COLLECTOR = 'https://collector.example/kvitto'

/** By id: its hosts. */
type Hosts = Record<string, string[]>

function matcherOf(hosts: Hosts, essential: string[] = [], guard?: Slice['guard']) {
  const services = Object.entries(hosts).map(
    ([id, each]): SliceService => ({ id, purposes: ['analytics'], hosts: each }),
  )
  const slice: Slice = {
    site: 'shop',
    policyVersion: 'v',
    meanings: {},
    services,
    open: [],
    essential: [],
    hosts: essential,
    expiresAfter: 'P6M',
    reopen: {},
    build: 'b',
    ...(guard && { guard }),
  }
  const { servicesOf, ...matcher } = matchService(slice, COLLECTOR)
  return { ...matcher, serviceOf: (address: string) => servicesOf(address)?.join(' ') }
}

describe('a host stands for', () => {
  const { serviceOf, mayName } = matcherOf({ stats: ['stats.example'] })
  test.each([
    'https://stats.example',
    'http://stats.example/a?b#c',
    'https://stats.example:8443/a',
    'https://eu.cdn.stats.example/a',
    'https://name:word@stats.example/a',
    'wss://stats.example/socket',
    '//stats.example/a',
    'HTTPS://STATS.Example/a',
    'https:\\\\stats.example\\a',
    ' https://st\nats.example/a',
  ])('itself, its subdomains and its ports, however it is spelt: %j', (address) => {
    expect(serviceOf(address)).toBe('stats')
  })
  test.each([
    'https://stats.example.net/',
    'https://notstats.example/',
    'https://stats-example/',
    'https://shop.example/?to=https://stats.example/',
    'https://shop.example/stats.example/',
    'https://other.example/@stats.example',
    'https://other.example#stats.example/',
    'mailto:a@stats.example',
    'data:text/plain,https://stats.example/',
    'stats.example/a',
    '',
    'https://[',
  ])('nothing else: %j', (address) => {
    expect(serviceOf(address)).toBeUndefined()
  })
  test('no text is passed over that names it', () => {
    expect(mayName('a { background: url(//Stats.Example/a) }')).toBe(true)
    expect(mayName('<p>Nothing to see, at https://other.example</p>')).toBe(false)
  })
})

test('a host with a port is that port alone', () => {
  const { serviceOf } = matcherOf({ stats: ['stats.example:8443'] })
  expect(serviceOf('https://stats.example:8443/a')).toBe('stats')
  expect(serviceOf('https://stats.example/a')).toBeUndefined()
  expect(serviceOf('https://stats.example:84430/a')).toBeUndefined()
})

test('a path stands for what is below it, and is read as it is written', () => {
  const { serviceOf } = matcherOf({ stats: ['cdn.example/st.ats/'] })
  expect(serviceOf('https://cdn.example/st.ats/a/b')).toBe('stats')
  expect(serviceOf('https://cdn.example/x/../st.ats/a')).toBe('stats')
  expect(serviceOf('https://cdn.example/other/st.ats/')).toBeUndefined()
  expect(serviceOf('https://cdn.example/stXats/')).toBeUndefined()
})

describe('the longest place decides', () => {
  const { serviceOf } = matcherOf(
    { ads: ['ads.example'], map: ['ads.example/maps/'], film: ['film.ads.example'] },
    ['ads.example/captcha/', 'film.ads.example/player/'],
  )
  test.each([
    ['https://ads.example/a.js', 'ads'],
    ['https://ads.example/maps/a.js', 'map'],
    ['https://ads.example/captcha/api.js', undefined],
    ['https://ads.example/captcha-not/api.js', 'ads'],
    ['https://film.ads.example/a', 'film'],
    ['https://film.ads.example/player/a', undefined],
    ['https://pixel.ads.example/captcha/', undefined],
  ])('%s', (address, service) => {
    expect(serviceOf(address)).toBe(service)
  })
})

test('essential wins where two are alike, whatever the order', () => {
  expect(
    matcherOf({ ads: ['both.example'] }, ['both.example']).serviceOf('https://both.example/a'),
  ).toBeUndefined()
})

test('the site’s own origin and the collector are nobody’s, but for the paths that a service has there', () => {
  const { serviceOf, mayName } = matcherOf({ stats: ['/metrics/'] }, [], 'third-parties')
  expect(serviceOf('/a.js')).toBeUndefined()
  expect(serviceOf('https://collector.example/kvitto/builds/b/a.js')).toBeUndefined()
  expect(serviceOf('/metrics/a')).toBe('stats')
  expect(serviceOf('https://shop.example/metrics/a')).toBe('stats')
  expect(serviceOf('https://other.example/metrics/a')).toBe('')
  expect(mayName('fetch("/metrics/a")')).toBe(true)
})

test('a third party that no service names is told only where all of them are held', () => {
  const address = 'https://nobody.example/a'
  expect(matcherOf({}).serviceOf(address)).toBeUndefined()
  expect(matcherOf({}, [], 'report').serviceOf(address)).toBeUndefined()
  const { serviceOf, mayName } = matcherOf({}, ['bank.example'], 'third-parties')
  expect(serviceOf(address)).toBe('')
  expect(serviceOf('wss://nobody.example/')).toBe('')
  expect(serviceOf('https://bank.example/a')).toBeUndefined()
  expect(serviceOf('data:,a')).toBeUndefined()
  expect(mayName(`<img src="${address}">`)).toBe(true)
})

test('the places of services are listed for what must know them all', () => {
  expect(
    matcherOf({ stats: ['stats.example', '/metrics/'] }, ['bank.example']).places.map(
      ({ place, id }) => [place, id],
    ),
  ).toEqual([
    ['stats.example', 'stats'],
    ['shop.example/metrics/', 'stats'],
  ])
})

test('a place that several optional services name is of them all, and of nobody where it is essential', () => {
  const hosts = {
    tags: ['tags.example', 'a.example'],
    ads: ['tags.example/ads/', 'a.example', 'tags.example'],
  }
  const { serviceOf } = matcherOf(hosts, ['a.example'])
  expect(serviceOf('https://tags.example/x.js')).toBe('tags ads')
  expect(serviceOf('https://tags.example/ads/x.js')).toBe('ads')
  expect(serviceOf('https://a.example/')).toBeUndefined()
})

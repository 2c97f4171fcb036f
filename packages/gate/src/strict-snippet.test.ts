import { runInNewContext } from 'node:vm'
import { brotliCompressSync } from 'node:zlib'
import { type ConsentState, consentStatus, formatState, type Mark } from '@kvitto/core'
import { expect, test } from 'vitest'
import { type StrictSlice, strictSnippet } from './strict-snippet.ts'

const VOID = 'V'.repeat(43)
const NOW = Date.now() / 1000

const SLICE: StrictSlice = {
  meanings: { analytics: 'AAAAAAAA-and-more', functional: 'FFFFFFFF-and-more' },
  services: [
    { id: 'stats', purposes: ['analytics'], hosts: ['stats.example'] },
    { id: 'map', purposes: ['analytics', 'functional'], hosts: ['map.example'] },
  ],
  hosts: ['pay.example'],
  void: [VOID],
}

/** Which of the purposes' policies the inline scripts take away for these cookies. */
function swallowed(cookie: string, globals: Record<string, unknown> = {}): boolean[] {
  let written = ''
  const document = { cookie, write: (html: string) => (written += html) }
  const self: Record<string, unknown> = { document, ...globals }
  self.self = self
  const outcome = strictSnippet(SLICE).scripts.map((script) => {
    written = ''
    runInNewContext(script, self)
    return written === '<script type="text/plain">'
  })
  expect(self).not.toHaveProperty('kvitto')
  return outcome
}

function state(members: Partial<ConsentState> = {}): ConsentState {
  return {
    policyVersion: 'P'.repeat(43),
    decidedAt: Math.floor(NOW - 60),
    expiresAt: Math.floor(NOW + 86_400),
    receipt: 'R'.repeat(43),
    isPending: false,
    purposes: {
      analytics: { mark: 'g', meaning: 'AAAAAAAA' },
      functional: { mark: 'r', meaning: 'FFFFFFFF' },
    },
    services: {},
    ...members,
  }
}
const cookie = (members?: Partial<ConsentState>) => `kvitto=${formatState(state(members))}`

test('the policy of a given purpose goes, the others stay', () => {
  expect(swallowed(`a=1; ${cookie()}; b=2`)).toEqual([true, false])
})

const both = { mark: 'g' as const, meaning: 'AAAAAAAA' }
test.each<[string, string]>([
  ['no cookie', ''],
  ['another cookie with ours inside', `x${cookie()}`],
  ['garbage at the end', `${cookie()}x`],
  ['garbage in front', `kvitto=0${cookie().slice(7)}`],
  ['one of two cookies that says nothing', `kvitto=x; ${cookie()}`],
  [
    'one of two cookies that refuses',
    `${cookie()}; ${cookie({ purposes: { analytics: { ...both, mark: 'r' } } })}`,
  ],
  ['an expired state', cookie({ expiresAt: Math.floor(NOW - 1) })],
  ['a void version', cookie({ policyVersion: VOID })],
  ['another meaning', cookie({ purposes: { analytics: { mark: 'g', meaning: 'BBBBBBBB' } } })],
  ['a purpose whose name only ends the same', cookie({ purposes: { 'x-analytics': both } })],
  ['a refused service of the purpose', cookie({ services: { stats: 'r' } })],
  ['a withdrawn service of two purposes', cookie({ services: { map: 'w' } })],
  ['a service given alone', cookie({ purposes: {}, services: { stats: 'g' } })],
  ['a grant and a refusal of one purpose', `${cookie()}.analytics~r~AAAAAAAA`],
])('%s leaves every policy in place', (_, cookies) => {
  expect(swallowed(cookies)).toEqual([false, false])
})

test('a page that may not read cookies, or not write, keeps every policy and goes on', () => {
  const unreadable = {
    get cookie(): string {
      throw new Error('sandboxed')
    },
  }
  expect(swallowed('', { document: unreadable })).toEqual([false, false])
  const unwritable = {
    cookie: cookie(),
    write() {
      throw new TypeError('This document requires TrustedHTML')
    },
  }
  expect(swallowed('', { document: unwritable })).toEqual([false, false])
})

test('under Trusted Types one policy of one name makes what is written', () => {
  const names: string[] = []
  const trustedTypes = {
    createPolicy(name: string, rules: { createHTML(text: string): string }) {
      if (names.includes(name)) throw new TypeError('a policy of this name exists')
      names.push(name)
      return rules
    },
  }
  expect(swallowed(cookie(), { trustedTypes })).toEqual([true, false])
  expect(names).toEqual(['kvitto-strict'])
})

test('it opens exactly what the status gives, less the purposes of refused services', () => {
  const marks: (Mark | undefined)[] = ['g', 'r', 'w', undefined]
  const slice = { ...SLICE, policyVersion: 'P'.repeat(43), open: [] } as unknown as Parameters<
    typeof consentStatus
  >[1]['slice']
  const one = (id: string, mark: Mark | undefined) => (mark ? { [id]: mark } : {})
  for (const analytics of marks) {
    for (const functional of marks) {
      for (const stats of marks) {
        for (const map of marks) {
          const found = state({
            purposes: {
              ...(analytics && { analytics: { mark: analytics, meaning: 'AAAAAAAA' } }),
              ...(functional && { functional: { mark: functional, meaning: 'FFFFFFFF' } }),
            },
            services: { ...one('stats', stats), ...one('map', map) },
          })
          const context = { slice, state: found, gpc: false, now: Date.now() }
          const isGiven = (id: string) => consentStatus(id, context) === 'given'
          const isRefused = (id: string) => ['r', 'w'].includes(found.services[id] ?? '')
          expect(swallowed(`kvitto=${formatState(found)}`)).toEqual([
            isGiven('analytics') && !isRefused('stats') && !isRefused('map'),
            isGiven('functional') && !isRefused('map'),
          ])
        }
      }
    }
  }
})

test('each purpose has a policy without its services, after one that always stands', () => {
  const policies = [...strictSnippet(SLICE).html.matchAll(/content="([^"]*)"/g)].map(
    ([, text]) => text,
  )
  const named = policies.map((text) =>
    ['pay', 'stats', 'map'].filter((name) => text?.includes(` ${name}.example`)),
  )
  expect(named).toEqual([['pay', 'stats', 'map'], ['pay'], ['pay', 'stats']])
})

test('a nonce stands on the scripts that run, and their texts are told for hashes', () => {
  const { html, scripts } = strictSnippet(SLICE, { nonce: 'n"1' })
  for (const script of scripts)
    expect(html).toContain(`<script nonce="n&quot;1">${script}</script>`)
})

test('no text of it is a comment, or ends a script before its time', () => {
  const { html, scripts } = strictSnippet(SLICE)
  expect(html).not.toContain('<!--')
  for (const script of scripts) expect(script).not.toMatch(/<\/script/i)
})

test('for two purposes and ten hosts it weighs at most 1,200 bytes', () => {
  const hosts = (names: string[]) => names.map((name) => `${name}.example.com`)
  const { html } = strictSnippet({
    meanings: { analytics: 'kJ3vN8xQ'.repeat(5), marketing: 'Zt7LwPq2'.repeat(5) },
    hosts: hosts(['pay', 'checkout', 'fonts']),
    services: [
      { id: 'stats', purposes: ['analytics'], hosts: hosts(['stats', 'cdn.stats', 'ingest']) },
      { id: 'heat', purposes: ['analytics'], hosts: hosts(['heat']) },
      { id: 'ads', purposes: ['marketing'], hosts: hosts(['ads', 'pixel']) },
      { id: 'social', purposes: ['marketing'], hosts: hosts(['connect']) },
    ],
  })
  expect(brotliCompressSync(html).length).toBeLessThanOrEqual(1200)
})

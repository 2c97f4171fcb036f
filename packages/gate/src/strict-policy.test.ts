import { expect, test } from 'vitest'
import { type StrictParts, strictPolicy } from './strict-policy.ts'

const SLICE: StrictParts = {
  hosts: ['pay.example'],
  services: [
    { id: 'stats', purposes: ['analytics'], hosts: ['stats.example/js/', '/metrics/'] },
    { id: 'map', purposes: ['functional'], hosts: ['map.example:8443'] },
  ],
}
const none = () => false

/** The sources of one directive, or of what it falls back to. */
function sourcesOf(policy: string, directive: string): string[] {
  const directives = policy.split(';').map((text) => text.split(' '))
  const found = directives.find(([name]) => name === directive)
  return (found ?? directives.find(([name]) => name === 'default-src') ?? []).slice(1)
}

test('nothing agreed leaves the own origin and essential hosts', () => {
  expect(strictPolicy(SLICE, none)).toBe(
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: " +
      'pay.example *.pay.example ws://pay.example ws://*.pay.example;' +
      "form-action 'self' pay.example *.pay.example",
  )
})

test('an agreed service adds its hosts, with their paths and ports, and no other', () => {
  const policy = strictPolicy(SLICE, (id) => id === 'stats')
  expect(sourcesOf(policy, 'default-src')).toContain('stats.example/js/')
  expect(sourcesOf(policy, 'default-src')).toContain('ws://*.stats.example/js/')
  expect(sourcesOf(policy, 'form-action')).toContain('stats.example/js/')
  expect(policy).not.toContain('map.example')
  expect(strictPolicy(SLICE, (id) => id === 'map')).toContain(' map.example:8443 ')
})

test('a path of the own origin is no source', () => {
  expect(strictPolicy(SLICE, () => true)).not.toContain('metrics')
})

test('a path without a slash at its end stands for itself and what is below', () => {
  const policy = strictPolicy({ services: [], hosts: ['a.example/b'] }, none)
  expect(sourcesOf(policy, 'form-action')).toEqual(
    expect.arrayContaining(['a.example/b', 'a.example/b/']),
  )
})

test('subdomains are named only of names that have some', () => {
  const hosts = ['127.0.0.1:8789', 'localhost:1', '[::1]:2', 'a.example:3/x/']
  expect(sourcesOf(strictPolicy({ services: [], hosts }, none), 'form-action').slice(1)).toEqual([
    '127.0.0.1:8789',
    'localhost:1',
    '[::1]:2',
    'a.example:3/x/',
    '*.a.example:3/x/',
  ])
})

test('a path cannot end the source, the policy or an attribute', () => {
  const hosts = [`a.example/;default-src,*"'<>&é%zz%20/`]
  const policy = strictPolicy({ services: [], hosts }, none)
  expect(policy.match(/;/g)).toHaveLength(1)
  expect(policy).toContain(' a.example/%3Bdefault-src%2C*%22%27%3C%3E%26%C3%A9%25zz%20/ ')
})

test('a collector on another origin may be asked, below its path alone', () => {
  const policy = strictPolicy({ services: [], collector: 'http://localhost:8787/kvitto' }, none)
  expect(sourcesOf(policy, 'connect-src')).toContain('http://localhost:8787/kvitto/')
  expect(strictPolicy({ services: [], collector: '/kvitto' }, none)).not.toContain('kvitto')
})

test('a source of the site adds to what its directive has anyway', () => {
  const sources = {
    'img-src': ['img.example'],
    'form-action': ['https:'],
    'default-src': ['*.cdn.example'],
  }
  const policy = strictPolicy(SLICE, none, { sources })
  expect(sourcesOf(policy, 'img-src')).toEqual(
    expect.arrayContaining(["'self'", 'pay.example', '*.cdn.example', 'img.example']),
  )
  expect(sourcesOf(policy, 'script-src')).not.toContain('img.example')
  expect(sourcesOf(policy, 'form-action')).toEqual(
    expect.arrayContaining(['https:', '*.cdn.example']),
  )
})

test.each(["'nonce-abc'", "'sha256-abc='", "'strict-dynamic'", 'a.example; img-src *', 'a b', ''])(
  'a source of the site that is %s is refused',
  (source) => {
    const sources = { 'script-src': [source] }
    expect(() => strictPolicy(SLICE, none, { sources })).toThrow(TypeError)
  },
)

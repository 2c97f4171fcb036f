import { expect, test } from 'vitest'
import { hostCovers } from './host-covers.ts'

const covers = (pattern: string, address: string) =>
  hostCovers(pattern, new URL(address), 'shop.example')

test.each([
  ['stats.example', 'https://stats.example/a.js'],
  ['stats.example', 'https://cdn.stats.example/a.js'],
  ['stats.example', 'https://stats.example:8443/'],
  ['stats.example:8443', 'https://stats.example:8443/'],
  ['stats.example/js/', 'https://stats.example/js/a.js?b'],
  ['/metrics/', 'https://shop.example/metrics/a'],
])('%s covers %s', (pattern, address) => {
  expect(covers(pattern, address)).toBe(true)
})

test.each([
  ['stats.example', 'https://mystats.example/'],
  ['stats.example', 'https://stats.example.evil.example/'],
  ['stats.example:8443', 'https://stats.example/'],
  ['stats.example/js/', 'https://stats.example/css/'],
  ['/metrics/', 'https://other.example/metrics/a'],
  ['/metrics/', 'https://shop.example/'],
])('%s does not cover %s', (pattern, address) => {
  expect(covers(pattern, address)).toBe(false)
})

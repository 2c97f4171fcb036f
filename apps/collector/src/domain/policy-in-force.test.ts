import { expect, test } from 'vitest'
import { policyInForce } from './policy-in-force.ts'

const publication = (index: number, publishedAt: string, effectiveAt = publishedAt) => ({
  index,
  policyVersion: `v${index}`,
  publishedAt,
  effectiveAt,
})
const at = (time: string, ...publications: ReturnType<typeof publication>[]) => {
  const { current, next } = policyInForce(publications, new Date(time))
  return [current?.policyVersion, next?.policyVersion]
}

test('a site without a policy has none in force', () => {
  expect(at('2026-01-05')).toEqual([undefined, undefined])
})

test('a first version is in force at once, also when it names a later day', () => {
  expect(at('2026-01-05', publication(0, '2026-01-01', '2026-02-01'))).toEqual(['v0', undefined])
})

test('a planned version waits for its day', () => {
  const both = [publication(0, '2026-01-01'), publication(1, '2026-01-02', '2026-02-01')]
  expect(at('2026-01-31T23:59:59Z', ...both)).toEqual(['v0', 'v1'])
  expect(at('2026-02-01T00:00:00Z', ...both)).toEqual(['v1', undefined])
})

test('a version that names a day long past begins when it is published', () => {
  const both = [publication(0, '2026-01-01'), publication(1, '2026-01-02', '2020-01-01')]
  expect(at('2026-01-05', ...both)).toEqual(['v1', undefined])
})

test('of two plans for one day the one published last takes over', () => {
  const all = [
    publication(0, '2026-01-01'),
    publication(1, '2026-01-02', '2026-02-01'),
    publication(2, '2026-01-03', '2026-02-01'),
  ]
  expect(at('2026-01-05', ...all)).toEqual(['v0', 'v2'])
  expect(at('2026-02-01', ...all)).toEqual(['v2', undefined])
})

test('a correction published now leaves a plan as it is', () => {
  const all = [
    publication(0, '2026-01-01'),
    publication(1, '2026-01-02', '2026-02-01'),
    publication(2, '2026-01-03'),
  ]
  expect(at('2026-01-05', ...all)).toEqual(['v2', 'v1'])
})

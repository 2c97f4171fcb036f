import { expect, test } from 'vitest'
import type { Policy } from './policy.ts'
import { samplePolicy } from './sample-policy.ts'
import { sharedHosts, tiedHosts } from './shared-hosts.ts'

/** The sample policy; its essential service has some hosts, its optional one others. */
function policyWith(essential: string[], optional: string[]): Policy {
  const policy = samplePolicy()
  const hosts: Record<string, string[]> = { basket: essential, stats: optional }
  return {
    ...policy,
    services: policy.services.map((service) => ({ ...service, hosts: hosts[service.id] ?? [] })),
  }
}

test('the same host of an essential and an optional service is named', () => {
  expect(sharedHosts(policyWith(['pay.example'], ['pay.example']))).toEqual([
    { host: 'pay.example', service: 'stats', with: 'basket', under: 'pay.example', isSame: true },
  ])
})

test('an optional path below an essential host is named as separable by the guard', () => {
  expect(sharedHosts(policyWith(['pay.example'], ['pay.example/ads/']))).toMatchObject([
    { host: 'pay.example/ads/', isSame: false },
  ])
})

test('an optional subdomain of an essential host is named', () => {
  expect(sharedHosts(policyWith(['pay.example'], ['ads.pay.example']))).toHaveLength(1)
})

test('an optional host on an origin of the site is named', () => {
  expect(sharedHosts(policyWith([], ['shop.example/metrics/']))).toMatchObject([
    { with: 'origin', under: 'shop.example' },
  ])
})

test('paths apart, an essential path below an optional host, and a path of the own origin are not', () => {
  expect(sharedHosts(policyWith(['pay.example/checkout/'], ['pay.example/ads/']))).toEqual([])
  expect(sharedHosts(policyWith(['pay.example/checkout/'], ['pay.example']))).toEqual([])
  expect(sharedHosts(policyWith(['pay.example'], ['/pay.example/']))).toEqual([])
})

test('the same host and path of two optional services is named once, in the order of the policy', () => {
  const policy = policyWith(['pay.example'], ['tags.example', 'tags.example', 'stats.example/a/'])
  const stats = policy.services.find(({ id }) => id === 'stats') as Policy['services'][number]
  const ads = { ...stats, id: 'ads', hosts: ['stats.example/b/', 'tags.example', 'pay.example'] }
  const services = [...policy.services, ads]
  expect(tiedHosts({ ...policy, services })).toEqual([
    { host: 'tags.example', services: ['stats', 'ads'] },
  ])
})

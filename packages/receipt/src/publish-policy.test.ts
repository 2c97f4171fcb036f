import { createHash } from 'node:crypto'
import type { Policy } from '@kvitto/core'
import { expect, test } from 'vitest'
import { publishPolicy } from './publish-policy.ts'

const policy: Policy = {
  site: 'demo',
  version: '2026-11',
  effectiveAt: '2026-11-21T00:00:00Z',
  origins: ['http://localhost:8788'],
  controller: {
    name: 'Demo AB',
    address: 'Gatan 1',
    contact: 'dpo@demo.example',
    url: 'https://demo.example',
  },
  jurisdiction: 'SE',
  categories: [
    { id: 'essential', title: { en: 'Essential' }, description: { en: 'Needed' } },
    { id: 'analytics', title: { en: 'Analytics' }, description: { en: 'Counting' } },
  ],
  purposes: [
    {
      id: 'essential',
      category: 'essential',
      title: { en: 'Essential' },
      description: { en: 'Needed' },
      legalBasis: 'strictly-necessary',
      reason: { en: 'The choice is kept' },
      dataTypes: ['choice'],
      saleOrSharing: false,
    },
    {
      id: 'analytics',
      category: 'analytics',
      title: { en: 'Analytics' },
      description: { en: 'Counting' },
      legalBasis: 'consent',
      dataTypes: ['page', 'device'],
      saleOrSharing: false,
    },
  ],
  services: [
    {
      id: 'stats',
      name: 'Stats',
      role: 'processor',
      provider: 'Stats Ltd',
      country: 'IE',
      transfer: null,
      retention: 'P13M',
      purposes: ['analytics'],
      hosts: ['b.stats.example', 'a.stats.example'],
      cookies: [
        { name: '_s*', lifetime: 'P13M' },
        { name: '_id', lifetime: 'P13M' },
      ],
      storage: [],
    },
  ],
  texts: {
    en: { title: 'Cookies', intro: 'Hello', reopen: 'Cookies', dataTypes: { page: 'Page' } },
  },
  behaviour: { expiresAfter: 'P12M', onClose: 'later', hostGrants: 'gesture', proof: 'linked' },
  retention: { records: 'P5Y' },
}

test('policyVersion is the hash of the published bytes', async () => {
  const { policyVersion, bytes, policy: published } = await publishPolicy(policy)
  expect(policyVersion).toBe(sha256(bytes))
  expect(JSON.parse(bytes)).toEqual(published)
})

test('a meaning covers exactly what the format names, sorted', async () => {
  const { meanings } = await publishPolicy(policy)
  expect(meanings).toEqual({
    analytics: sha256(
      '{"controller":"Demo AB","dataTypes":["device","page"],"legalBasis":"consent",' +
        '"purpose":"analytics","services":[{"cookies":["_id","_s*"],"country":"IE",' +
        '"hosts":["a.stats.example","b.stats.example"],"id":"stats","provider":"Stats Ltd",' +
        '"retention":"P13M","transfer":null}]}',
    ),
  })
})

test('wording and look change the version and no meaning, a new host the meaning too', async () => {
  const before = await publishPolicy(policy)
  const reworded = await publishPolicy({ ...policy, version: '2026-12' })
  expect(reworded.policyVersion).not.toBe(before.policyVersion)
  expect(reworded.meanings).toEqual(before.meanings)
  const appearance = { layout: 'bar', theme: 'plain' } as const
  const redressed = await publishPolicy({ ...policy, appearance })
  expect(redressed.policyVersion).not.toBe(before.policyVersion)
  expect(redressed.meanings).toEqual(before.meanings)
  const services = policy.services.map((service) => ({ ...service, hosts: ['c.stats.example'] }))
  const moved = await publishPolicy({ ...policy, services })
  expect(moved.meanings).not.toEqual(before.meanings)
})

test('the order of lists that a meaning sorts plays no part in it', async () => {
  const services = policy.services.map((service) => ({
    ...service,
    hosts: service.hosts.toReversed(),
    cookies: service.cookies.toReversed(),
  }))
  const { meanings } = await publishPolicy({ ...policy, services })
  expect(meanings).toEqual((await publishPolicy(policy)).meanings)
})

test('Kvitto’s own cookie and storage are in the table, with lifetimes', async () => {
  const { policy: published } = await publishPolicy(policy)
  expect(published.services.at(-1)).toMatchObject({
    id: 'kvitto',
    provider: 'Demo AB',
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
})

test('what forms keep is in it where a form asks for a purpose, which has a meaning like any other', async () => {
  const purposes = policy.purposes.map((purpose) =>
    purpose.id === 'analytics' ? { ...purpose, asked: 'form' as const } : purpose,
  )
  const { policy: published, meanings } = await publishPolicy({ ...policy, purposes })
  expect(published.services.at(-1)?.storage.slice(-3)).toEqual([
    { kind: 'localStorage', name: 'kvitto-form', lifetime: 'P30D' },
    { kind: 'indexedDB', name: 'kvitto-form', lifetime: 'P12M30D' },
    { kind: 'localStorage', name: 'kvitto-form-ledger', lifetime: 'P12M30D' },
  ])
  expect(meanings).toEqual((await publishPolicy(policy)).meanings)
})

test('no lifetime exceeds the 400 days that a browser keeps a cookie', async () => {
  const behaviour = { ...policy.behaviour, expiresAfter: 'P13M' }
  const { policy: published } = await publishPolicy({ ...policy, behaviour })
  expect(published.services.at(-1)?.cookies).toEqual([{ name: 'kvitto', lifetime: 'P400D' }])
})

test('publishing what was published yields the same bytes', async () => {
  const once = await publishPolicy(policy)
  const twice = await publishPolicy(JSON.parse(once.bytes))
  expect(twice).toEqual(once)
})

test('a policy without a strictly-necessary purpose has no place for the service', async () => {
  const purposes = policy.purposes.filter(({ id }) => id !== 'essential')
  await expect(publishPolicy({ ...policy, purposes })).rejects.toThrow(TypeError)
})

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

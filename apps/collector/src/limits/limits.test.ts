import { afterEach, describe, expect, test, vi } from 'vitest'
import { addressPrefix } from './address-prefix.ts'
import { clientAddress } from './client-address.ts'
import { createLimits, DEFAULT_LIMITS, type LimitSettings } from './create-limits.ts'
import { createPrefixKey } from './prefix-key.ts'

afterEach(() => {
  vi.useRealTimers()
})

test.each([
  ['203.0.113.7', '203.0.113'],
  ['203.0.113.255', '203.0.113'],
  ['203.0.113.7:4711', '203.0.113'],
  ['::ffff:203.0.113.7', '203.0.113'],
  ['::ffff:cb00:7107', '203.0.113'],
  ['2001:db8:1:2::3', '2001:db8:1'],
  ['2001:0db8:0001:ffff:ffff:ffff:ffff:ffff', '2001:db8:1'],
  ['[2001:db8:1::7]:4711', '2001:db8:1'],
  ['2001:db8::1', '2001:db8:0'],
])('%s belongs to %s', (address, prefix) => {
  expect(addressPrefix(address)).toBe(prefix)
})

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '100.100.0.1',
  '::1',
  '::',
  '::ffff:10.0.0.1',
  'fe80::1%eth0',
  'fd12::1',
  '',
  'unknown',
  '203.0.113.7, 203.0.113.8',
  '2001:db8::1::2',
  '203.0.113.999',
])('%s stands for no visitor', (address) => {
  expect(addressPrefix(address)).toBeUndefined()
})

describe('the address of a visitor', () => {
  const address = '10.0.0.1'
  const forwarded = '198.51.100.1, 203.0.113.7,192.0.2.9'

  test('is the socket’s, whatever the header says, where no proxy is trusted', () => {
    expect(clientAddress({ address, forwarded }, 0)).toBe(address)
  })

  test('is what the outermost of the trusted proxies added, and nothing before that', () => {
    expect(clientAddress({ address, forwarded }, 1)).toBe('192.0.2.9')
    expect(clientAddress({ address, forwarded }, 2)).toBe('203.0.113.7')
    expect(clientAddress({ address, forwarded }, 3)).toBe('198.51.100.1')
  })

  test('is the first there is where fewer proxies were passed than are trusted', () => {
    expect(clientAddress({ address, forwarded: '203.0.113.7' }, 2)).toBe('203.0.113.7')
    expect(clientAddress({ address, forwarded: undefined }, 1)).toBe(address)
    expect(clientAddress({ address, forwarded: '' }, 1)).toBe(address)
  })
})

test('a prefix has one name a day, another the next, and never the same in two processes', () => {
  let at = '2026-11-21T00:00:00.000Z'
  const now = () => new Date(at)
  const keyOf = createPrefixKey(now)
  const first = keyOf('203.0.113')
  expect(first).toMatch(/^[\w-]{43}$/)
  expect(keyOf('203.0.112')).not.toBe(first)
  at = '2026-11-21T23:59:59.999Z'
  expect(keyOf('203.0.113')).toBe(first)
  expect(createPrefixKey(now)('203.0.113')).not.toBe(first)
  at = '2026-11-22T00:00:00.000Z'
  expect(keyOf('203.0.113')).not.toBe(first)
  at = '2026-11-21T12:00:00.000Z'
  expect(keyOf('203.0.113')).not.toBe(first)
})

function open(settings: Partial<LimitSettings>, onProxySeen?: () => void) {
  const limits = createLimits({
    ...DEFAULT_LIMITS,
    ...settings,
    now: () => new Date(),
    ...(onProxySeen && { onProxySeen }),
  })
  const from = (address: string, forwarded?: string) => limits.fromAddress({ address, forwarded })
  return { limits, from }
}

describe('a limit', () => {
  test('is that of a network, in any minute, and says when there is room', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-21T12:00:00Z') })
    const { from } = open({ address: 2 })
    expect(await from('203.0.113.1')).toBeUndefined()
    vi.advanceTimersByTime(20_500)
    expect(await from('203.0.113.2')).toBeUndefined()
    expect(await from('203.0.113.3')).toEqual({ limit: 'address', retryAfter: 40 })
    expect(await from('203.0.114.1')).toBeUndefined()
    vi.advanceTimersByTime(39_501)
    expect(await from('203.0.113.3')).toBeUndefined()
  })

  test('of 0 is none', async () => {
    const { from, limits } = open({ address: 0, site: 0 })
    for (let i = 0; i < 20; i++) {
      expect(await from('203.0.113.1')).toBeUndefined()
      expect(await limits.forSite('demo')).toBeUndefined()
    }
  })

  test('of a site counts whoever it comes from, each site for itself', async () => {
    const { limits } = open({ site: 1 })
    expect(await limits.forSite('demo')).toBeUndefined()
    expect(await limits.forSite('demo')).toMatchObject({ limit: 'site', retryAfter: 60 })
    expect(await limits.forSite('other')).toBeUndefined()
  })

  test('is not that of a proxy for all who come through it', async () => {
    const { from } = open({ address: 1 })
    for (let i = 0; i < 5; i++) expect(await from('127.0.0.1')).toBeUndefined()
    const behind = open({ address: 1, trustedProxies: 1 })
    expect(await behind.from('127.0.0.1', '203.0.113.1')).toBeUndefined()
    expect(await behind.from('127.0.0.1', '203.0.114.1')).toBeUndefined()
    expect(await behind.from('127.0.0.1', '203.0.113.2')).toMatchObject({ limit: 'address' })
  })

  test('is not escaped by a header that anyone can send', async () => {
    const { from } = open({ address: 1 })
    await from('203.0.113.1', '198.51.100.1')
    expect(await from('203.0.113.1', '198.51.100.2')).toMatchObject({ limit: 'address' })
    const behind = open({ address: 1, trustedProxies: 1 })
    await behind.from('10.0.0.1', '198.51.100.1, 203.0.113.1')
    const again = await behind.from('10.0.0.1', '198.51.100.2, 203.0.113.1')
    expect(again).toMatchObject({ limit: 'address' })
  })
})

test('a proxy that nobody told of is told once', async () => {
  const onProxySeen = vi.fn()
  const { from } = open({}, onProxySeen)
  await from('127.0.0.1')
  expect(onProxySeen).not.toHaveBeenCalled()
  await from('127.0.0.1', '203.0.113.1')
  await from('127.0.0.1', '203.0.113.1')
  expect(onProxySeen).toHaveBeenCalledOnce()
})

test('by default a carrier’s gateway sends twenty receipts a second before it is asked to wait', async () => {
  const { from } = open({})
  for (let i = 0; i < 1200; i++) expect(await from('203.0.113.1')).toBeUndefined()
  expect(await from('203.0.113.1')).toMatchObject({ limit: 'address' })
})

// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import type { PendingEvent } from './pending-event.ts'
import { pendingEvents } from './pending-event.ts'

const event = (receiptId: string): PendingEvent => ({
  receiptId,
  site: 'demo',
  decisions: { analytics: 'given' },
  services: {},
  policyVersion: 'P'.repeat(43),
  meanings: {},
  language: 'en',
  region: null,
  rule: 'opt-in',
  layer: 1,
  method: 'accept-all',
  ui: 'kvitto',
  gesture: { trusted: true, visibleMs: 100 },
  gpc: false,
  build: 'npm:kvitto@0.1.0',
  origin: 'https://shop.example',
  decidedAt: '2026-11-21T12:00:00Z',
  expiresAt: '2027-05-21T12:00:00Z',
  shownText: null,
  before: null,
})

const throwing: Storage = new Proxy(localStorage, {
  get() {
    throw new DOMException('', 'SecurityError')
  },
})

afterEach(() => localStorage.clear())

describe.each([
  ['in localStorage', () => localStorage],
  ['where localStorage is missing', () => undefined],
  ['where localStorage throws', () => throwing],
])('%s', (_, storage) => {
  test('events wait in order until the outbox has them and all is sent', () => {
    const events = pendingEvents(storage())
    expect(events.isWaiting()).toBe(false)
    events.add(event('a'), false)
    events.add(event('b'), true)
    expect(events.read().map(({ receiptId }) => receiptId)).toEqual(['a', 'b'])
    events.remove('a')
    events.remove('b')
    expect(events.read()).toEqual([])
    // Sent, but not yet acknowledged.
    expect(events.isWaiting()).toBe(true)
    expect(events.settle()).toBe(true)
    expect(events.isWaiting()).toBe(false)
  })

  test('a mark that another origin set is left to it', () => {
    const events = pendingEvents(storage())
    events.add(event('a'), true)
    events.remove('a')
    expect(events.settle()).toBe(false)
  })
})

test('the next page finds what this one left', () => {
  pendingEvents(localStorage).add(event('a'), false)
  expect(pendingEvents(localStorage).read()).toEqual([event('a')])
})

test.each(['', 'null', '[]', '{"events":7}', '{', '"x"'])('%j under our key is nothing', (text) => {
  localStorage.setItem('kvitto', text)
  const events = pendingEvents(localStorage)
  expect(events.read()).toEqual([])
  events.add(event('a'), false)
  expect(events.read()).toEqual([event('a')])
})

test('events are kept whole where the page has arrays serialise themselves as text', () => {
  const polluted = Array.prototype as unknown as { toJSON?: () => string }
  polluted.toJSON = () => '[]'
  try {
    const pending = pendingEvents(localStorage)
    pending.add(event('a'), false)
    pending.add(event('b'), false)
  } finally {
    delete polluted.toJSON
  }
  expect(pendingEvents(localStorage).read()).toEqual([event('a'), event('b')])
})

test('this page reads what it wrote where the page broke JSON for what comes after', () => {
  const pending = pendingEvents(localStorage)
  const { parse } = JSON
  pending.add(event('a'), false)
  JSON.parse = () => null
  try {
    pending.add(event('b'), false)
    expect(pending.read()).toEqual([event('a'), event('b')])
    pending.remove('a')
    expect(pending.isWaiting()).toBe(true)
  } finally {
    JSON.parse = parse
  }
  expect(pendingEvents(localStorage).read()).toEqual([event('b')])
})

test('what another tab wrote or removed meanwhile counts', () => {
  const [here, there] = [pendingEvents(localStorage), pendingEvents(localStorage)]
  here.add(event('a'), false)
  there.add(event('b'), false)
  expect(here.read()).toEqual([event('a'), event('b')])
  there.settle()
  expect(here.isWaiting()).toBe(false)
})

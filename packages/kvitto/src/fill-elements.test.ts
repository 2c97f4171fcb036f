// @vitest-environment happy-dom
import type { ConsentStatus, Id, Policy } from '@kvitto/core'
import { sliceOf } from '@kvitto/core'
import { afterEach, expect, test, vi } from 'vitest'
import { fillElements } from './fill-elements.ts'
import { importChunk } from './import-chunk.ts'
import type { KvittoEvent } from './kvitto.ts'
import { serverPolicy, serverPublished } from './server/testing/server-policy.ts'

/** They would go on into the next test. */
const observe = vi.spyOn(MutationObserver.prototype, 'observe')
afterEach(() => {
  for (const observer of observe.mock.contexts) {
    if (observer instanceof MutationObserver) observer.disconnect()
  }
  document.body.replaceChildren()
})

/** An engine whose statuses a test sets, on a page with this body. */
async function open(body: string, loadPolicy = async (): Promise<Policy> => serverPolicy) {
  document.body.append(...new DOMParser().parseFromString(body, 'text/html').body.childNodes)
  const statuses = new Map<Id, ConsentStatus>()
  const listeners: (() => void)[] = []
  const fail = vi.fn()
  const engine = {
    slice: sliceOf(serverPublished, { build: 'npm:kvitto@0.1.0' }),
    locale: 'en',
    words: 'locale-en' as const,
    load: importChunk,
    loadPolicy,
    status: (id: Id) => statuses.get(id) ?? 'unknown',
    subscribe: (listener: (event: KvittoEvent) => void) => {
      listeners.push(() => listener({ type: 'change' }))
      return () => {}
    },
    fail,
  }
  await fillElements(engine)
  return {
    engine,
    fail,
    decide(id: Id, status: ConsentStatus) {
      statuses.set(id, status)
      for (const listener of listeners) listener()
    },
  }
}

const texts = (selector = '[data-kvitto-status]') =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent)

test('a status is said in words, for purposes and services, and follows every event', async () => {
  const { decide } = await open(
    '<p data-kvitto-status="analytics">-</p><b data-kvitto-status="banners"></b>',
  )
  expect(texts()).toEqual(['Not decided', 'Not decided'])
  for (const [status, word] of [
    ['given', 'Accepted'],
    ['withdrawn', 'Withdrawn'],
    ['expired', 'Expired'],
  ] as const) {
    decide('analytics', status)
    expect(texts()).toEqual([word, 'Not decided'])
  }
  decide('banners', 'refused')
  expect(texts()).toEqual(['Expired', 'Rejected'])
  expect(document.querySelector('p')?.lang).toBe('en')
  expect(document.querySelector('[role]')).toBeNull()
})

test('what is never asked is always on, by nobody’s choice', async () => {
  await open('<i data-kvitto-status="essential"></i><i data-kvitto-status="kvitto"></i>')
  expect(texts()).toEqual(['Always on', 'Always on'])
})

test('an id that the policy does not have is told once, and the page’s own text stays', async () => {
  const { decide, fail } = await open(
    '<i data-kvitto-status="analitics">See above</i><i data-kvitto-status="toString">!</i>',
  )
  decide('analytics', 'given')
  expect(texts()).toEqual(['See above', '!'])
  expect(fail.mock.calls).toEqual([
    ['unexpected', 'expected an id of the policy in data-kvitto-status, found analitics'],
    ['unexpected', 'expected an id of the policy in data-kvitto-status, found toString'],
  ])
})

test('elements that come later, or get another id, are met', async () => {
  await open('<i data-kvitto-status hidden></i>')
  const late = document.createElement('p')
  late.dataset.kvittoStatus = 'ads'
  const table = document.createElement('div')
  table.dataset.kvittoCookieTable = ''
  document.body.append(late, table)
  await vi.waitFor(() => expect(table.querySelector('table')).not.toBeNull())
  expect(late.textContent).toBe('Not decided')
  late.dataset.kvittoStatus = 'essential'
  await vi.waitFor(() => expect(late.textContent).toBe('Always on'))
})

test('a translator’s words are left alone until the status changes', async () => {
  const { decide } = await open('<p data-kvitto-status="ads"></p>')
  const font = document.createElement('font')
  font.textContent = 'Ekki ákveðið'
  document.querySelector('p')?.replaceChildren(font)
  decide('analytics', 'given')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(texts()).toEqual(['Ekki ákveðið'])
  decide('ads', 'given')
  expect(texts()).toEqual(['Accepted'])
})

test('the table stands in place of what the page wrote, once', async () => {
  const { engine, decide } = await open('<div data-kvitto-cookie-table>See our list.</div>')
  const table = await vi.waitFor(() => {
    const found = document.querySelector('table')
    expect(found).not.toBeNull()
    return found
  })
  expect(document.body.textContent).not.toContain('See our list.')
  decide('ads', 'given')
  await fillElements(engine)
  expect([...document.querySelectorAll('table')]).toEqual([table])
})

test('where the policy does not load, the page’s own words stay, and it is not asked for again', async () => {
  const loadPolicy = vi.fn(() => Promise.reject(new Error('away')))
  const { fail, decide } = await open('<p data-kvitto-cookie-table>See our list.</p>', loadPolicy)
  await vi.waitFor(() => expect(fail).toHaveBeenCalled())
  decide('ads', 'given')
  expect(loadPolicy).toHaveBeenCalledTimes(1)
  expect(texts('p')).toEqual(['See our list.'])
  expect(fail.mock.calls).toEqual([['chunk_failed', new Error('away')]])
})

test('a page whose names hide the DOM’s is told so, once', async () => {
  const { decide, fail } = await open('<p data-kvitto-status="ads">-</p>')
  const hidden = vi.spyOn(document, 'querySelectorAll').mockImplementation(() => {
    throw new TypeError('hidden')
  })
  document.body.append('more')
  await vi.waitFor(() => expect(fail).toHaveBeenCalledTimes(1))
  document.body.append('and more')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(fail).toHaveBeenCalledTimes(1)
  hidden.mockRestore()
  decide('ads', 'given')
  expect(texts()).toEqual(['Accepted'])
})

// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import type { PlaceholderItem } from './placeholder.tsx'
import { fillPlaceholder } from './placeholder.tsx'
import { clickTrusted, createTestHost, testPolicy } from './test-host.ts'
import type { UiHost } from './ui-host.ts'

const ITEM = { ids: ['video'], missing: ['video'], title: 'How we roast' }

afterEach(() => document.body.replaceChildren())

/** An element of this size in the page, filled. */
function fill(item: PlaceholderItem, host: UiHost, [width, height] = [480, 270]): HTMLElement {
  const element = document.createElement('div')
  element.getBoundingClientRect = () => new DOMRect(0, 0, width, height)
  document.body.append(element)
  fillPlaceholder(element, item, host)
  return element
}

const button = (element: Element, action: string) =>
  element.querySelector<HTMLElement>(`[data-kvitto-action="${action}"]`)

test('it says what waits, for what, from whom, from which country', () => {
  const text = fill(ITEM, createTestHost()).textContent
  for (const part of [
    'How we roast',
    'Service video (Provider of video, United States)',
    'Purpose functional: Why functional',
    'Change or withdraw it at any time under “Cookie settings”',
  ]) {
    expect(text).toContain(part)
  }
})

test('it leads to the preferences, and to the policy of the service', () => {
  const [, video] = testPolicy.services
  if (!video) throw new Error('expected a service')
  const openPreferences = vi.fn()
  const services = [{ ...video, url: 'https://video.example/privacy' }]
  const host = createTestHost({}, { openPreferences, policy: { ...testPolicy, services } })
  const element = fill(ITEM, host)
  const policy = element.querySelector('a[href="https://video.example/privacy"]')
  expect(policy?.textContent).toBe('Privacy policy: Service video')
  const event = new MouseEvent('click', { bubbles: true, cancelable: true })
  button(element, 'preferences')?.dispatchEvent(event)
  expect(openPreferences).toHaveBeenCalledOnce()
  expect(event.defaultPrevented).toBe(true)
})

test('where the preferences cannot load it says so, until they do', async () => {
  const answers = [false, undefined]
  const host = createTestHost({}, { openPreferences: async () => answers.shift() })
  const element = fill(ITEM, host)
  const status = element.querySelector('[role=status]')
  button(element, 'preferences')?.click()
  await vi.waitFor(() => expect(status?.textContent).toContain('could not be loaded'))
  button(element, 'preferences')?.click()
  await vi.waitFor(() => expect(status?.textContent).toBe(''))
})

test('an address that could run is no link', () => {
  const [, video] = testPolicy.services
  if (!video) throw new Error('expected a service')
  const services = [{ ...video, url: 'javascript:alert(1)' }]
  const element = fill(ITEM, createTestHost({}, { policy: { ...testPolicy, services } }))
  expect(element.querySelectorAll('a')).toHaveLength(1)
})

test('its two buttons differ in nothing but their words and their action', () => {
  const element = fill(ITEM, createTestHost())
  const [once, always] = [...element.querySelectorAll('button')].map((each) =>
    Object.fromEntries(
      [...each.attributes].map(({ name, value }) => [
        name,
        name === 'data-kvitto-action' ? '' : value,
      ]),
    ),
  )
  expect(element.querySelectorAll('button')).toHaveLength(2)
  expect(once).toEqual(always)
  expect(button(element, 'once')?.textContent).toBe('This time only')
  expect(button(element, 'allow')?.textContent).toBe('Always from Service video')
})

test('always gives that service alone', () => {
  const host = createTestHost({ analytics: 'given' })
  clickTrusted(button(fill(ITEM, host), 'allow'))
  expect(host.choices).toEqual([
    expect.objectContaining({
      method: 'placeholder',
      layer: null,
      decisions: { analytics: 'given' },
      services: { video: 'given' },
      trusted: true,
    }),
  ])
})

test('this time shows it and decides nothing', () => {
  const openOnce = vi.fn()
  const host = createTestHost({}, { openOnce })
  const element = fill(ITEM, host)
  clickTrusted(button(element, 'once'))
  expect(openOnce).toHaveBeenCalledExactlyOnceWith(element)
  expect(host.choices).toEqual([])
})

test.each(['once', 'allow'])('a synthetic click on %s gives nothing and says so', (action) => {
  const openOnce = vi.fn()
  const element = fill(ITEM, createTestHost({}, { openOnce }))
  button(element, action)?.click()
  expect(openOnce).not.toHaveBeenCalled()
  expect(element.querySelector('[role=status]')?.textContent).toContain('press the button')
})

test('content of a purpose alone names who may deliver it, and gives the purpose', () => {
  const host = createTestHost()
  const element = fill({ ids: ['functional'], missing: ['functional'] }, host)
  expect(element.textContent).toContain('Service video (Provider of video, United States)')
  expect(button(element, 'allow')?.textContent).toBe('Always: Purpose functional')
  clickTrusted(button(element, 'allow'))
  expect(host.choices[0]).toMatchObject({ decisions: { functional: 'given' }, services: {} })
})

test('what the path alone closes offers nothing to press', () => {
  const element = fill({ ids: ['video'], missing: [] }, createTestHost({ functional: 'given' }))
  expect(element.textContent).toContain('is not shown on this page')
  expect(element.querySelectorAll('button')).toHaveLength(0)
})

test('under a policy of the browser in static HTML the whole purpose is what can be allowed', () => {
  const host = createTestHost({}, { strict: 'static' })
  const element = fill(ITEM, host)
  expect(element.textContent).toContain('only when you allow this use as a whole')
  expect(button(element, 'once')).toBeNull()
  clickTrusted(button(element, 'allow'))
  expect(host.choices[0]).toMatchObject({ decisions: { functional: 'given' }, services: {} })
})

test('under a policy of the browser in a header nothing is shown for one time', () => {
  const host = createTestHost({}, { strict: 'header' })
  const element = fill(ITEM, host)
  expect(button(element, 'once')).toBeNull()
  clickTrusted(button(element, 'allow'))
  expect(host.choices[0]).toMatchObject({ services: { video: 'given' } })
})

test.each([
  [1, 1],
  [0, 0],
  [300, 20],
])('an element of %i × %i stays empty and as it is', (width, height) => {
  const element = fill(ITEM, createTestHost(), [width, height])
  expect(element.outerHTML).toBe('<div></div>')
})

test('a small one is filled more densely', () => {
  const small = fill(ITEM, createTestHost(), [200, 100])
  expect(small.classList.contains('kvitto-compact')).toBe(true)
  expect(small.querySelectorAll('button')).toHaveLength(2)
  expect(fill(ITEM, createTestHost()).classList.contains('kvitto-compact')).toBe(false)
})

// @vitest-environment happy-dom
import type { Policy } from '@kvitto/core'
import { fireEvent, screen, within } from '@testing-library/dom'
import { afterEach, expect, test, vi } from 'vitest'
import { showFirstLayer } from './first-layer.tsx'
import { questionOf } from './question-of.tsx'
import { clickTrusted, createTestHost, testPolicy } from './test-host.ts'
import type { Earlier, UiHost } from './ui-host.ts'

const layer = () => document.getElementById('kvitto-first')
const action = (name: string) => document.querySelector(`[data-kvitto-action="${name}"]`)

const showOther = (host: UiHost, earlier?: Earlier) =>
  showFirstLayer({ ...host, question: questionOf(host, earlier) })

afterEach(() => document.body.replaceChildren())

test('the layer stands first in the document, says what it is, and takes no focus', () => {
  document.body.append(document.createElement('main'))
  showFirstLayer(createTestHost())
  expect(document.body.firstElementChild).toBe(layer())
  expect(screen.getByRole('dialog', { name: 'Your choice' })).toBe(layer())
  expect(layer()?.hasAttribute('aria-modal')).toBe(false)
  expect(layer()?.lang).toBe('en')
  expect(layer()?.dir).toBe('ltr')
  expect(layer()?.hasAttribute('data-nosnippet')).toBe(true)
  expect(document.activeElement).toBe(document.body)
})

test('it names controller, purposes, recipients, duration, withdrawal and data protection officer', () => {
  showFirstLayer(createTestHost())
  const text = layer()?.textContent
  for (const part of [
    'Demo Ltd',
    'Purpose functional',
    'Purpose analytics',
    'Purpose research',
    'Recipients: 2',
    '6 months',
    'withdraw it at any time under “Cookie settings”',
    'The data protection office',
    'dpo@demo.example',
  ]) {
    expect(text).toContain(part)
  }
  expect(text).not.toContain('marketing')
  expect(text).not.toContain('Purpose essential')
})

test('it comes up without the slow first use of a format of `Intl`', () => {
  const list = vi.spyOn(Intl, 'ListFormat')
  const number = vi.spyOn(Number.prototype, 'toLocaleString')
  const purposes = testPolicy.purposes.filter(({ id }) => id !== 'research')
  showFirstLayer(createTestHost({}, { policy: { ...testPolicy, purposes } }))
  expect(layer()?.textContent).toContain('6 months')
  expect(list).not.toHaveBeenCalled()
  expect(number).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})

test('it says why a person who decided before is asked again', () => {
  const textWith = (earlier?: Earlier) => {
    const remove = showOther(createTestHost(), earlier)
    const text = layer()?.textContent ?? ''
    remove()
    return text
  }
  const changed = 'New or changed since your last choice: Purpose analytics and Purpose research.'
  expect(textWith({ changed: ['analytics', 'research'], isExpired: false })).toContain(changed)
  expect(textWith({ changed: [], isExpired: true })).toContain('Your last choice has expired.')
  const both = textWith({ changed: ['analytics', 'research'], isExpired: true })
  expect(both).toContain(`${changed} Your last choice has expired.`)
  expect(textWith()).not.toMatch(/last choice/)
})

test('it announces a version before it takes effect', () => {
  showOther(createTestHost({}, { comingAt: Date.parse('2027-03-02T12:00:00Z') }))
  expect(layer()?.textContent).toContain('takes effect on March 2, 2027.')
})

test('it has room for an age note of the site', () => {
  const ageNote = 'If you are under 16, ask a parent to choose with you.'
  const en = { ...testPolicy.texts.en, ageNote } as Policy['texts'][string]
  showFirstLayer(createTestHost({}, { policy: { ...testPolicy, texts: { en } } }))
  expect(layer()?.textContent).toContain(ageNote)
})

test('accept and refuse differ in nothing but their words and their action', () => {
  showFirstLayer(createTestHost())
  const [refuse, accept] = [action('refuse'), action('accept')].map((button) => {
    const attributes = [...(button?.attributes ?? [])].map(({ name, value }) => [name, value])
    return { ...Object.fromEntries(attributes), 'data-kvitto-action': '', tag: button?.tagName }
  })
  expect(refuse).toEqual(accept)
  expect(refuse).toMatchObject({ class: 'kvitto-choice', type: 'button', tag: 'BUTTON' })
  expect(action('refuse')?.parentElement).toBe(action('accept')?.parentElement)
})

test('nothing is ticked, because there is nothing to tick', () => {
  showFirstLayer(createTestHost())
  expect(layer()?.querySelectorAll('input, [aria-checked], [checked]')).toHaveLength(0)
})

test('accepting states every optional purpose, once, and removes the layer in the same call', () => {
  const onClosed = vi.fn()
  const host = createTestHost({}, { onClosed })
  const remove = showFirstLayer(host)
  clickTrusted(action('accept'))
  expect(layer()).toBeNull()
  expect(host.choices).toEqual([
    expect.objectContaining({
      method: 'accept-all',
      layer: 1,
      decisions: { functional: 'given', analytics: 'given', research: 'given' },
      services: {},
      trusted: true,
      language: 'en',
    }),
  ])
  expect(host.choices[0]?.shownText?.split('\n').slice(0, 2)).toEqual([
    'Your choice',
    'We use cookies.',
  ])
  remove()
  expect(onClosed).toHaveBeenCalledTimes(1)
})

test('a synthetic accept gives nothing and says so; a synthetic refusal counts', () => {
  const host = createTestHost()
  showFirstLayer(host)
  fireEvent.click(screen.getByText('Accept all'))
  expect(host.choices[0]?.trusted).not.toBe(true)
  expect(within(document.body).getByRole('status').textContent).toContain('press the button')
  fireEvent.click(screen.getByText('Reject all'))
  expect(layer()).toBeNull()
  expect(host.choices[1]?.method).toBe('reject-all')
})

test('where the preferences cannot load it says so, until they do', async () => {
  const answers = [false, undefined]
  showFirstLayer(createTestHost({}, { openPreferences: async () => answers.shift() }))
  const status = within(document.body).getByRole('status')
  fireEvent.click(screen.getByText('Manage choices'))
  await vi.waitFor(() => expect(status.textContent).toContain('could not be loaded'))
  fireEvent.click(screen.getByText('Manage choices'))
  await vi.waitFor(() => expect(status.textContent).toBe(''))
})

test('Esc acts only while the focus is inside', () => {
  showFirstLayer(createTestHost())
  fireEvent.keyDown(document.body, { key: 'Escape' })
  expect(layer()).not.toBeNull()
  fireEvent.keyDown(screen.getByText('Accept all'), { key: 'Escape' })
  expect(layer()).toBeNull()
})

test('`later` closes without a decision, `refuse` refuses by closing', () => {
  const later = createTestHost()
  showFirstLayer(later)
  fireEvent.click(screen.getByText('Decide later'))
  expect(layer()).toBeNull()
  expect(later.choices).toEqual([])

  const behaviour = { ...testPolicy.behaviour, onClose: 'refuse' } as const
  const refuse = createTestHost({}, { policy: { ...testPolicy, behaviour } })
  showFirstLayer(refuse)
  fireEvent.click(screen.getByText('Close and refuse'))
  expect(refuse.choices).toEqual([
    expect.objectContaining({
      method: 'close',
      decisions: { functional: 'refused', analytics: 'refused', research: 'refused' },
    }),
  ])
})

test('where one purpose is asked again the others keep their decisions and `all` is not said', () => {
  const host = createTestHost({ functional: 'given', research: 'refused' })
  showOther(host)
  expect(layer()?.textContent).not.toContain('Purpose functional')
  expect(layer()?.textContent).toContain('Recipients: 1')
  expect(screen.queryByText('Accept all')).toBeNull()
  clickTrusted(action('accept'))
  expect(host.choices[0]).toMatchObject({
    method: 'save-choices',
    decisions: { functional: 'given', analytics: 'given', research: 'refused' },
  })
})

test('choosing opens the preferences and decides nothing', () => {
  const openPreferences = vi.fn()
  const host = createTestHost({}, { openPreferences })
  showFirstLayer(host)
  fireEvent.click(screen.getByText('Manage choices'))
  expect(openPreferences).toHaveBeenCalledTimes(1)
  expect(host.choices).toEqual([])
})

test('an address that could run is shown as words, not as a link', () => {
  const controller = { ...testPolicy.controller, url: 'javascript:alert(1)' }
  showFirstLayer(createTestHost({}, { policy: { ...testPolicy, controller } }))
  const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))
  expect(links).toEqual(['mailto:dpo@demo.example'])
})

test('where nobody has to be asked it tells, in words of its own, and offers the same two buttons', () => {
  showOther(createTestHost({}, { rule: 'opt-out' }))
  const text = layer()?.textContent
  for (const part of ['Your data, your choice', 'You can say no', 'Your choice lasts 6 months']) {
    expect(text).toContain(part)
  }
  for (const part of ['Your choice', 'We use cookies.', 'Your consent']) {
    expect(layer()?.querySelector('h2')?.textContent).not.toBe(part)
    expect(layer()?.querySelector('.kvitto-text > p')?.textContent).not.toBe(part)
  }
  expect(text).not.toContain('consent')
  expect(action('refuse')?.className).toBe(action('accept')?.className)
})

// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/dom'
import { afterEach, expect, test, vi } from 'vitest'
import { showFirstLayer } from './first-layer.tsx'
import { showPreferences } from './preferences.tsx'
import { clickTrusted, createTestHost, type TestHost, testPolicy } from './test-host.ts'

const layer = () => document.getElementById('kvitto-preferences')
const action = (name: string) => layer()?.querySelector(`[data-kvitto-action="${name}"]`) ?? null
const input = (hook: string) => layer()?.querySelector<HTMLInputElement>(`[data-kvitto-${hook}]`)
const deleteOf = (category: string) =>
  screen.queryByRole('button', { name: `Delete stored data: Title of ${category}` })
const reportIn = (category: string) =>
  deleteOf(category)?.closest('section')?.querySelector('[role=status]')?.textContent
const isOn = (hook: string) => input(hook)?.checked

async function open(host: TestHost) {
  const remove = showPreferences(host)
  await waitFor(() => expect(layer()).not.toBeNull())
  return remove
}

afterEach(() => document.body.replaceChildren())

test('nothing is switched on before somebody gave it', async () => {
  await open(createTestHost())
  const inputs = [...(layer()?.querySelectorAll('input') ?? [])]
  expect(inputs.length).toBeGreaterThan(0)
  expect(inputs.filter(({ checked }) => checked)).toEqual([])
  expect(action('withdraw')).toBeNull()
})

test('what is given is on, and essential is no switch', async () => {
  await open(createTestHost({ functional: 'given' }))
  expect(isOn('category="functional"')).toBe(true)
  expect(isOn('category="analytics"')).toBe(false)
  expect(input('category="essential"')).toBeNull()
  expect(layer()?.textContent).toContain('Always on')
  expect(layer()?.textContent).toContain('Without it the basket is empty')
})

test('a category without purposes does not show', async () => {
  await open(createTestHost())
  expect(layer()?.textContent).not.toContain('Title of marketing')
})

test('the service list tells provider, country, transfer, retention and what is stored', async () => {
  await open(createTestHost())
  for (const part of [
    'Provider of video',
    'United States',
    'EU-US DPF',
    '13 months',
    '_video',
    '30 minutes',
    'video.key',
    'Until the browser closes',
  ]) {
    expect(layer()?.textContent).toContain(part)
  }
})

test('a cookie that another site sets is said to be one', async () => {
  const services = testPolicy.services.map((service) => ({
    ...service,
    cookies: [{ name: 'far', lifetime: 'P1Y', thirdParty: true }],
  }))
  await open(createTestHost({}, { policy: { ...testPolicy, services } }))
  expect(layer()?.textContent).toContain('farThird-party cookie1 year')
})

test('a category turns all its purposes, and each one turns alone', async () => {
  const host = createTestHost()
  await open(host)
  clickTrusted(input('category="analytics"') ?? null)
  expect(isOn('purpose="analytics"')).toBe(true)
  expect(isOn('purpose="research"')).toBe(true)
  clickTrusted(input('purpose="research"') ?? null)
  expect(isOn('category="analytics"')).toBe(false)
  clickTrusted(action('save'))
  expect(host.choices).toEqual([
    expect.objectContaining({
      method: 'save-choices',
      layer: 2,
      decisions: { functional: 'refused', analytics: 'given', research: 'refused' },
      services: {},
    }),
  ])
  expect(layer()).toBeNull()
})

test('a switch turned on by a script goes back and is reported', async () => {
  const onUntrusted = vi.fn()
  const host = createTestHost({}, { onUntrusted })
  await open(host)
  const event = new MouseEvent('click', { bubbles: true, cancelable: true })
  input('category="functional"')?.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(true)
  expect(onUntrusted).toHaveBeenCalledTimes(1)
  expect(screen.getAllByRole('status')[0]?.textContent).toContain('press the button')
  clickTrusted(action('save'))
  expect(host.choices[0]?.decisions.functional).toBe('refused')
})

test('a script’s click on a label does not reach its switch', async () => {
  await open(createTestHost())
  const event = new MouseEvent('click', { bubbles: true, cancelable: true })
  layer()?.querySelector('label b')?.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(true)
})

test('withdrawing is one click and ends what a service got alone', async () => {
  const host = createTestHost({ functional: 'refused', video: 'given', analytics: 'given' })
  await open(host)
  fireEvent.click(screen.getByText('Withdraw everything'))
  expect(host.choices).toEqual([
    expect.objectContaining({
      method: 'withdraw',
      decisions: { functional: 'refused', analytics: 'refused', research: 'refused' },
      services: { video: 'refused' },
    }),
  ])
})

test('a service decided on its own has its switch, and saving keeps what it says', async () => {
  const host = createTestHost({ functional: 'refused', video: 'given' })
  await open(host)
  expect(isOn('service="video"')).toBe(true)
  expect(input('service="count"')).toBeNull()
  clickTrusted(action('save'))
  expect(host.choices[0]?.services).toEqual({ video: 'given' })

  await open(host)
  clickTrusted(input('service="video"') ?? null)
  clickTrusted(action('save'))
  expect(host.choices[1]?.services).toEqual({ video: 'refused' })
})

test('a service refused on its own stays refused when its purpose is saved as given', async () => {
  const host = createTestHost({ functional: 'given', video: 'refused' })
  await open(host)
  clickTrusted(action('save'))
  expect(host.choices[0]).toMatchObject({
    decisions: { functional: 'given' },
    services: { video: 'refused' },
  })
})

test('the focus goes to the heading and comes back; the first layer waits meanwhile', async () => {
  const host = createTestHost()
  showFirstLayer(host)
  const opener = screen.getByText('Manage choices')
  opener.focus()
  await open(host)
  expect(document.activeElement?.tagName).toBe('H2')
  const first = document.getElementById('kvitto-first')
  expect(first?.style.display).toBe('none')
  fireEvent.keyDown(screen.getByText('Save choices'), { key: 'Escape' })
  expect(layer()).toBeNull()
  expect(first?.style.display).toBe('flex')
  expect(document.activeElement).toBe(opener)
  expect(host.choices).toEqual([])
})

test('the re-open control waits under the layer and gets the focus where the opener is gone', async () => {
  const control = document.createElement('button')
  control.id = 'kvitto-reopen'
  document.body.append(control)
  await open(createTestHost())
  expect(control.style.display).toBe('none')
  clickTrusted(action('close'))
  expect(control.style.display).toBe('')
  expect(document.activeElement).toBe(control)
})

test('what a withdrawal removed, and what it could not, is said', async () => {
  const report = { removed: ['_count'], remaining: [{ name: 'id', by: 'video.example' }] }
  await open(createTestHost({}, { report }))
  const text = screen.getAllByRole('status')[0]?.textContent
  expect(text).toContain('_count')
  expect(text).toContain('id, set by video.example, cannot be removed')
  // It comes with its place, which a screen reader then may leave unsaid: what takes the focus brings it along.
  expect(document.activeElement).toBe(
    screen.getByRole('heading', { level: 2, description: /_count.*cannot be removed/ }),
  )
})

test('where one reads from the right the signs of a name stay at its ends', async () => {
  const { strings } = createTestHost()
  const report = { removed: ['_count'], remaining: [{ name: 'id*', by: 'video.example' }] }
  await open(createTestHost({}, { strings: { ...strings, dir: 'rtl' }, report }))
  const text = screen.getAllByRole('status')[0]?.textContent ?? ''
  for (const name of ['_count', 'id*', 'video.example'])
    expect(text).toContain(`\u2068${name}\u2069`)
  const names = [...(layer()?.querySelectorAll('td:first-child') ?? [])]
  expect(names.length).toBeGreaterThan(0)
  for (const { firstElementChild } of names) expect(firstElementChild?.localName).toBe('bdi')
  const facts = [...(layer()?.querySelectorAll('.kvitto-service > b, dd') ?? [])]
  expect(facts.map(({ textContent }) => textContent)).toContain('Provider of count')
  for (const { firstElementChild } of facts) expect(firstElementChild?.localName).toBe('bdi')
})

test('a report that a decision leaves behind keeps the layer open', async () => {
  const host = createTestHost({ analytics: 'given' })
  host.decide = () => {
    host.report = { removed: ['_count'], remaining: [] }
    return true
  }
  await open(host)
  clickTrusted(action('withdraw'))
  expect(screen.getAllByRole('status')[0]?.textContent).toContain('_count')
})

test('removed before its words arrived it never opens', async () => {
  const host = createTestHost()
  showPreferences(host)()
  await host.strings.preferences()
  expect(layer()).toBeNull()
})

test('accepting and refusing everything look alike and decide every purpose', async () => {
  const host = createTestHost()
  await open(host)
  expect(action('accept')?.className).toBe(action('refuse')?.className)
  clickTrusted(action('accept'))
  await open(host)
  clickTrusted(action('refuse'))
  expect(host.choices.map(({ method, layer, decisions }) => [method, layer, decisions])).toEqual([
    ['accept-all', 2, { functional: 'given', analytics: 'given', research: 'given' }],
    ['reject-all', 2, { functional: 'refused', analytics: 'refused', research: 'refused' }],
  ])
})

test('what a category stored can be deleted without a decision, and is told beside its button', async () => {
  const deleteStored = vi.fn(async () => ({
    removed: ['_count'],
    remaining: [{ name: 'id', by: 'video' }],
  }))
  const host = createTestHost({ analytics: 'given' }, { deleteStored })
  await open(host)
  clickTrusted(input('category="functional"') ?? null)
  clickTrusted(deleteOf('analytics'))
  await waitFor(() => expect(reportIn('analytics')).toContain('_count'))
  expect(deleteStored.mock.calls).toEqual([[['analytics', 'research']]])
  const text = reportIn('analytics')
  expect(text).toContain('Stored data was deleted.')
  expect(text).toContain('id, set by Service video, cannot be removed')
  expect(text).not.toContain('withdrawn')
  expect(reportIn('functional')).toBe('')
  expect(host.choices).toEqual([])
  // A switch that was turned and not saved stays as it is.
  expect(isOn('category="functional"')).toBe(true)
})

test('only a category with something optional that is stored has that button', async () => {
  const services = testPolicy.services.map((service) =>
    service.id === 'video' ? { ...service, cookies: [], storage: [] } : service,
  )
  await open(createTestHost({}, { policy: { ...testPolicy, services } }))
  expect(deleteOf('analytics')?.textContent).toBe('Delete stored data')
  expect(['essential', 'functional'].map(deleteOf)).toEqual([null, null])
})

test('where nothing was stored, or deleting does not load, that is said', async () => {
  const host = createTestHost({}, { deleteStored: async () => ({ removed: [], remaining: [] }) })
  await open(host)
  clickTrusted(deleteOf('analytics'))
  const text = () => reportIn('analytics')?.trim()
  await waitFor(() => expect(text()).toBe('Nothing was stored on this device.'))
  host.deleteStored = async () => undefined
  clickTrusted(deleteOf('analytics'))
  await waitFor(() => expect(text()).toContain('could not be loaded'))
})

test('forgetting the device closes the layer, then forgets', async () => {
  const reset = vi.fn(() => expect(layer()).toBeNull())
  await open(createTestHost({}, { reset }))
  clickTrusted(action('reset'))
  expect(reset).toHaveBeenCalledTimes(1)
})

/** Of this policy a form of the site's asks for research. */
const withForm = (given: string[], overrides: Partial<TestHost> = {}) => {
  const withdraw = vi.fn()
  const purposes = testPolicy.purposes.map((purpose) =>
    purpose.id === 'research' ? { ...purpose, asked: 'form' as const } : purpose,
  )
  const formGrants = async () => ({ given, withdraw })
  const host = createTestHost({}, { policy: { ...testPolicy, purposes }, formGrants, ...overrides })
  return { host, withdraw }
}
const givenByForm = () => layer()?.querySelector('[data-kvitto-given="research"]')

test('what a form asks for has no switch, and shows only where it was given', async () => {
  await open(withForm([]).host)
  expect(input('purpose="research"')).toBeNull()
  expect(layer()?.textContent).not.toContain('Purpose research')
  document.body.replaceChildren()
  await open(withForm(['research']).host)
  expect(input('purpose="research"')).toBeNull()
  expect(givenByForm()?.textContent).toContain('Purpose researchAccepted')
})

test('accepting, rejecting and withdrawing all leave it as it is', async () => {
  for (const name of ['accept', 'refuse']) {
    const { host, withdraw } = withForm(['research'])
    await open(host)
    clickTrusted(action(name))
    expect(Object.keys(host.choices[0]?.decisions ?? {})).toEqual(['functional', 'analytics'])
    expect(withdraw).not.toHaveBeenCalled()
    document.body.replaceChildren()
  }
})

test('its own button withdraws it and nothing else, and says so', async () => {
  const { host, withdraw } = withForm(['research'])
  await open(host)
  expect(action('withdraw-form')?.getAttribute('aria-label')).toBe('Withdraw: Purpose research')
  clickTrusted(action('withdraw-form'))
  expect(withdraw).toHaveBeenCalledExactlyOnceWith(
    'research',
    expect.objectContaining({ trusted: true, shownText: expect.stringContaining('Why research') }),
  )
  expect(host.choices).toEqual([])
  expect(givenByForm()).toBeNull()
  expect(layer()?.querySelector('[role=status]')?.textContent).toBe('Your consent is withdrawn.')
})

test('the preferences open also where that part does not load', async () => {
  await open(withForm([], { formGrants: () => Promise.reject(new Error('away')) }).host)
  expect(action('save')).not.toBeNull()
})

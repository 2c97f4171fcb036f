// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { fillPlaceholder } from './placeholder.ts'
import { clickTrusted, createTestHost } from './test-host.ts'

const ITEM = { missing: ['video'], title: 'How we roast' }

test('it says what waits, why and from whom, and gives that service alone', () => {
  const host = createTestHost({ analytics: 'given' })
  const element = document.createElement('div')
  fillPlaceholder(element, ITEM, host)
  for (const part of ['How we roast', 'Service video', 'Provider of video', 'Why functional']) {
    expect(element.textContent).toContain(part)
  }
  expect(element.querySelectorAll('button')).toHaveLength(1)
  clickTrusted(element.querySelector('button'))
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

test('a synthetic click gives nothing and says so', () => {
  const element = document.createElement('div')
  fillPlaceholder(element, ITEM, createTestHost())
  element.querySelector('button')?.click()
  expect(element.querySelector('[role=status]')?.textContent).toContain('press the button')
})

test('content of no listed service gives its purposes', () => {
  const host = createTestHost()
  const element = document.createElement('div')
  fillPlaceholder(element, { missing: ['functional'] }, host)
  clickTrusted(element.querySelector('button'))
  expect(host.choices[0]).toMatchObject({ decisions: { functional: 'given' }, services: {} })
})

// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/dom'
import { afterEach, expect, test } from 'vitest'
import { showFirstLayer } from '../first-layer.tsx'
import { showPreferences } from '../preferences.tsx'
import { createTestHost, testPolicy } from '../test-host.ts'
import type { UiHost } from '../ui-host.ts'
import * as kvitto from './kvitto.ts'
import * as modal from './modal.ts'

const dialog = () => document.querySelector('dialog')
const createHost = (overrides: Partial<UiHost> = {}) =>
  createTestHost({}, { looks: [modal, kvitto], ...overrides })

afterEach(() => document.body.replaceChildren())

test('the question is a dialog shown as modal, with the focus on its whole', () => {
  showFirstLayer(createHost())
  expect(dialog()).toMatchObject({ id: 'kvitto-first', open: true })
  expect(document.activeElement).toBe(dialog())
})

test('what closes the dialog does what its own control does, and nothing by itself', () => {
  const behaviour = { ...testPolicy.behaviour, onClose: 'refuse' } as const
  const host = createHost({ policy: { ...testPolicy, behaviour } })
  showFirstLayer(host)
  const cancel = new Event('cancel', { cancelable: true })
  dialog()?.dispatchEvent(cancel)
  expect(cancel.defaultPrevented).toBe(true)
  expect(dialog()).toBeNull()
  expect(host.choices).toEqual([expect.objectContaining({ method: 'close' })])
})

test('the preferences are one too, and the focus is on their name', async () => {
  showPreferences(createHost())
  await expect.poll(dialog).toMatchObject({ id: 'kvitto-preferences', open: true })
  expect(document.activeElement?.id).toBe('kvitto-preferences-title')
  fireEvent.keyDown(screen.getByText('Close'), { key: 'Escape' })
  expect(dialog()).toBeNull()
})

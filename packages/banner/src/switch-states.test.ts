import { expect, test } from 'vitest'
import { switchStates } from './switch-states.ts'
import { createTestHost } from './test-host.ts'

test('a switch is on where it was given, and off for everything else', () => {
  const host = createTestHost({ functional: 'given', analytics: 'refused' })
  expect(switchStates(host).purposes).toEqual({
    functional: true,
    analytics: false,
    research: false,
  })
})

test('where nobody has to be asked, one is on that runs', () => {
  const host = createTestHost(
    { analytics: 'refused' },
    { rule: 'opt-out', isOpen: (id) => id !== 'analytics' },
  )
  expect(switchStates(host).purposes).toEqual({
    functional: true,
    analytics: false,
    research: true,
  })
})

import { afterEach, describe, expect, test } from 'vitest'
import { consentStatus } from './consent-status.ts'
import type { NextDecisions, Standing } from './next-state.ts'
import { nextState } from './next-state.ts'
import { NOON, sampleSlice, sampleState } from './sample-slice.ts'
import type { ConsentState } from './state-cookie.ts'
import { formatState, parseState } from './state-cookie.ts'

function standing(state?: ConsentState, slice = sampleSlice()): Standing {
  const now = NOON * 1000
  return { slice, state, now, status: (id) => consentStatus(id, { slice, state, now, gpc: false }) }
}

const marks = ({ purposes }: ConsentState) =>
  Object.fromEntries(Object.entries(purposes).map(([id, { mark }]) => [id, mark]))

describe('after a decision', () => {
  test('a grant has its exact time and six months, and waits to be sent', () => {
    const decisions = { analytics: 'given', functional: 'refused' } as const
    const state = nextState({ decisions, services: {} }, standing())
    expect(marks(state)).toEqual({ analytics: 'g', functional: 'r' })
    expect(state).toMatchObject({ decidedAt: NOON, receipt: '-', isPending: true })
    expect(new Date(state.expiresAt * 1000).toISOString()).toBe('2027-05-21T12:00:00.000Z')
  })

  test('of a person who gave nothing, times are whole days and no receipt is named', () => {
    const decisions = { analytics: 'refused', functional: 'refused' } as const
    const state = nextState({ decisions, services: {} }, standing())
    expect(state.decidedAt % 86_400).toBe(0)
    expect(state.expiresAt % 86_400).toBe(0)
    expect(state.receipt).toBe('-')
  })

  test('what was given and is refused is withdrawn; what was never given is refused', () => {
    const decisions = { analytics: 'refused', functional: 'refused' } as const
    const state = nextState({ decisions, services: {} }, standing(sampleState()))
    expect(marks(state)).toEqual({ analytics: 'w', functional: 'r' })
    expect(state.receipt).toBe('-')
  })

  test('a purpose left out keeps what stands; one that was never asked stays so', () => {
    const kept = nextState(
      { decisions: { functional: 'given' }, services: {} },
      standing(sampleState()),
    )
    expect(marks(kept)).toEqual({ analytics: 'g', functional: 'g' })
    expect(kept.receipt).toBe('R'.repeat(43))
    const first = nextState({ decisions: { functional: 'given' }, services: {} }, standing())
    expect(marks(first)).toEqual({ functional: 'g' })
  })

  test('what is given and left out ends when it would have, and what is given now with it', () => {
    const soon = { ...sampleState(), expiresAt: NOON + 1000 }
    const endOf = (
      decisions: NextDecisions['decisions'],
      services: NextDecisions['services'] = {},
    ) => nextState({ decisions, services }, standing(soon)).expiresAt
    expect(endOf({ functional: 'given' })).toBe(NOON + 1000)
    expect(endOf({ analytics: 'given', functional: 'given' })).toBeGreaterThan(NOON + 1000)
    expect(endOf({ analytics: 'refused' })).toBeGreaterThan(NOON + 1000)
  })

  test('a service that is given, and stays so beside another, ends when it would have', () => {
    const refused = {
      ...sampleState().purposes,
      analytics: { mark: 'r', meaning: 'A'.repeat(8) },
    } as const
    const soon = {
      ...sampleState(),
      purposes: refused,
      services: { film: 'g' },
      expiresAt: NOON + 1000,
    } as const
    const endOf = (decisions: NextDecisions['decisions']) =>
      nextState({ decisions, services: { film: 'given', maps: 'given' } }, standing(soon)).expiresAt
    expect(endOf({})).toBe(NOON + 1000)
    expect(endOf({ analytics: 'refused', functional: 'refused' })).toBeGreaterThan(NOON + 1000)
  })

  test('a purpose left out whose meaning changed has to be asked again', () => {
    const slice = sampleSlice({
      meanings: { analytics: 'B'.repeat(43), functional: 'F'.repeat(43) },
    })
    const state = nextState(
      { decisions: { functional: 'given' }, services: {} },
      standing(sampleState(), slice),
    )
    expect(marks(state)).toEqual({ functional: 'g' })
  })

  test('services are those that the decision names', () => {
    const before = sampleState({ services: { map: 'g' } })
    expect(nextState({ decisions: {}, services: {} }, standing(before)).services).toEqual({})
    const next = { decisions: {}, services: { map: 'refused' } } as const
    expect(nextState(next, standing(before)).services).toEqual({ map: 'w' })
  })
})

test.each([
  ['P1Y', '2027-11-21'],
  ['P13M', '2027-12-21'],
  ['P180D', '2027-05-20'],
])('%s from 2026-11-21 ends on %s', (expiresAfter, day) => {
  const decisions = { analytics: 'given' } as const
  const state = nextState(
    { decisions, services: {} },
    standing(undefined, sampleSlice({ expiresAfter })),
  )
  expect(new Date(state.expiresAt * 1000).toISOString().slice(0, 10)).toBe(day)
})

describe('on a page that added members to all objects', () => {
  const all = Object.prototype as unknown as Record<string, unknown>
  const names = ['analytics', 'functional', 'stats', 'map']
  afterEach(() => {
    for (const name of names) delete all[name]
  })

  test('what was refused stays refused, here and where the cookie is read', () => {
    const slice = sampleSlice()
    for (const name of names) all[name] = 'g'
    const decisions = { analytics: 'refused', functional: 'refused' } as const
    const next = nextState({ decisions, services: {} }, standing())
    for (const state of [next, parseState(formatState(next))]) {
      const context = { slice, state, now: NOON * 1000, gpc: false }
      expect(names.map((id) => consentStatus(id, context))).toEqual(names.map(() => 'refused'))
    }
  })

  test('what was not decided on is not given', () => {
    for (const name of names) all[name] = 'given'
    const decisions = { analytics: 'refused' } as const
    expect(marks(nextState({ decisions, services: {} }, standing()))).toEqual({ analytics: 'r' })
  })
})

import type { ConsentState, Decision } from '@kvitto/core'
import { describe, expect, test } from 'vitest'
import { completeReceipt } from './complete-receipt.ts'
import type { HistoryItem } from './device-store.ts'
import { bytesOf, hashText, toBase64url } from './hash.ts'
import { sampleEvent } from './sample-event.ts'

const KEY = 'K'.repeat(43)
const DECIDED_AT = '2026-11-21T12:00:00Z'

/** An earlier receipt of this browser; only its payload is read. */
function earlier(
  hash: string,
  decisions: Record<string, Decision>,
  members: { services?: Record<string, Decision>; subjectId?: string } = {},
): HistoryItem {
  const { services = {}, subjectId = KEY } = members
  const payload = toBase64url(bytesOf(JSON.stringify({ decisions, services })))
  return { receiptId: hash, hash, subjectId, decidedAt: DECIDED_AT, receipt: `x.${payload}.y` }
}

function stateOf(mark: 'g' | 'r', members: Partial<ConsentState> = {}): ConsentState {
  return {
    policyVersion: 'P'.repeat(43),
    decidedAt: Date.parse(DECIDED_AT) / 1000 - 60,
    expiresAt: Date.parse(DECIDED_AT) / 1000 + 60,
    receipt: '-',
    isPending: false,
    purposes: { analytics: { mark, meaning: 'M'.repeat(8) } },
    services: {},
    ...members,
  }
}

const event = (analytics: Decision, before: ConsentState | null = null) =>
  sampleEvent({ decisions: { analytics }, services: {}, decidedAt: DECIDED_AT, before })

describe('a receipt', () => {
  test('hashes what was shown, and names neither text nor earlier state', async () => {
    const receipt = await completeReceipt({ ...event('given'), shownText: 'May we?' }, KEY, [])
    expect(receipt.shown).toBe(await hashText('May we?'))
    expect(receipt).toMatchObject({ subjectId: KEY, scope: null, previous: null, ends: [] })
    expect(receipt).not.toHaveProperty('shownText')
    expect(receipt).not.toHaveProperty('before')
    expect(receipt.nonce).toMatch(/^[\w-]{22}$/)
  })

  test('without a layer shows nothing', async () => {
    const receipt = await completeReceipt({ ...event('given'), shownText: null }, KEY, [])
    expect(receipt.shown).toBeNull()
  })

  test('goes on from the newest of the same key, and of no other', async () => {
    const history = [
      earlier('a', { analytics: 'refused' }),
      earlier('b', { analytics: 'refused' }, { subjectId: 'other' }),
    ]
    expect((await completeReceipt(event('given'), KEY, history)).previous).toBe('a')
    expect((await completeReceipt(event('given'), 'new', history)).previous).toBeNull()
  })
})

describe('a refusal of what was given', () => {
  test('ends the newest of each key that gave it, back to the refusal before', async () => {
    const history = [
      earlier('a', { analytics: 'given' }, { subjectId: 'ended' }),
      earlier('b', { analytics: 'refused' }),
      earlier('c', { analytics: 'given' }),
      earlier('d', { analytics: 'given' }, { subjectId: 'other' }),
      // From here `previous` leads back to c.
      earlier('e', { analytics: 'given' }),
    ]
    const receipt = await completeReceipt(event('refused', stateOf('g')), KEY, history)
    expect(receipt).toMatchObject({ event: 'withdrawal', previous: 'e' })
    expect(receipt.ends.toSorted()).toEqual(['d', 'e'])
  })

  test('ends a grant of what is called as every object has it', async () => {
    const given = { constructor: 'given' } as const
    const history = [earlier('b', { analytics: 'given' }), earlier('a', given)]
    const decisions = { constructor: 'refused' } as const
    const refusal = sampleEvent({ decisions, services: {}, decidedAt: DECIDED_AT, before: null })
    expect((await completeReceipt(refusal, 'new', history)).ends).toEqual(['a'])
  })

  test('ends what only the cookie names: of another origin, or of a lost key', async () => {
    const receipt = await completeReceipt(
      event('refused', stateOf('g', { receipt: 'R'.repeat(43) })),
      KEY,
      [],
    )
    expect(receipt).toMatchObject({ event: 'withdrawal', ends: ['R'.repeat(43)], previous: null })
  })

  test('ends what was given to a service alone', async () => {
    const history = [earlier('a', { analytics: 'refused' }, { services: { video: 'given' } })]
    const refusal = { ...event('refused', stateOf('r', { services: { video: 'g' } })) }
    refusal.services = { video: 'refused' }
    expect(await completeReceipt(refusal, KEY, history)).toMatchObject({
      event: 'withdrawal',
      ends: ['a'],
    })
  })
})

describe('the kind of event', () => {
  const expired = stateOf('g', { expiresAt: Date.parse(DECIDED_AT) / 1000 })
  const history = [earlier('a', { analytics: 'given' })]

  test('a first refusal is a decision', async () => {
    expect((await completeReceipt(event('refused'), KEY, [])).event).toBe('decision')
    expect((await completeReceipt(event('refused', stateOf('r')), KEY, [])).event).toBe('decision')
  })

  test('the same choice after its time, by the same key, is a renewal', async () => {
    expect((await completeReceipt(event('given', expired), KEY, history)).event).toBe('renewal')
    expect((await completeReceipt(event('given', expired), 'new', history)).event).toBe('decision')
    expect((await completeReceipt(event('given', stateOf('g')), KEY, history)).event).toBe(
      'decision',
    )
  })
})

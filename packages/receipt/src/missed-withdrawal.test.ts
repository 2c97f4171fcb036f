import type { ConsentState, Decision, PendingEvent } from '@kvitto/core'
import { describe, expect, test } from 'vitest'
import { missedWithdrawal } from './missed-withdrawal.ts'
import { sampleEvent } from './sample-event.ts'

const DECIDED_AT = '2026-11-21T12:00:00Z'

function grantOf(analytics: Decision, receiptId = 'b'): PendingEvent {
  const decisions = { functional: 'refused' as const, analytics }
  return sampleEvent({ receiptId, decisions, services: { video: 'given' }, decidedAt: DECIDED_AT })
}

/** The cookie as a decision so many seconds after the grant left it. */
function stateAt(seconds: number, mark: 'g' | 'w'): ConsentState {
  return {
    policyVersion: 'P'.repeat(43),
    decidedAt: Date.parse(DECIDED_AT) / 1000 + seconds,
    expiresAt: Date.parse(DECIDED_AT) / 1000 + 86_400,
    receipt: '-',
    isPending: true,
    purposes: { analytics: { mark, meaning: 'M'.repeat(8) } },
    services: {},
  }
}

describe('a grant that is signed late', () => {
  test('stands while the cookie tells of it', () => {
    expect(missedWithdrawal(grantOf('given'), stateAt(0, 'g'), [])).toBeUndefined()
  })

  test('is ended by name once another origin has withdrawn', () => {
    expect(missedWithdrawal(grantOf('given'), stateAt(9, 'w'), [])).toMatchObject({
      method: 'withdraw',
      decisions: { functional: 'refused', analytics: 'refused' },
      services: { video: 'refused' },
      gesture: { trusted: false },
      shownText: null,
    })
  })

  test('is ended also where another origin gave again since: that receipt gives it now', () => {
    expect(missedWithdrawal(grantOf('given'), stateAt(9, 'g'), [])?.decisions.analytics).toBe(
      'refused',
    )
  })

  test('is left to a later decision of its own origin', () => {
    const later = [grantOf('refused', 'c')]
    expect(missedWithdrawal(grantOf('given'), stateAt(9, 'w'), later)).toBeUndefined()
  })

  test('a refusal has nothing to end', () => {
    const refusal = { ...grantOf('refused'), services: {} }
    expect(missedWithdrawal(refusal, stateAt(9, 'w'), [])).toBeUndefined()
  })
})

import type { ConsentStatus, Decision } from '@kvitto/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FoldInput, FoldRecord } from './fold-status.ts'
import { foldStatus } from './fold-status.ts'
import type { Receipt, Trust } from './receipt.ts'
import { sampleReceipt } from './sample-receipt.ts'

const OWN = 'own'
const OTHER = 'other'
const KNOWN = 'K'.repeat(43)
const VOID = 'V'.repeat(43)
const UNKNOWN = 'U'.repeat(43)
const NOW = '2026-12-01T00:00:00Z'

interface Event {
  name: string
  at: number
  by?: string
  analytics?: Decision
  decisions?: Receipt['decisions']
  services?: Receipt['services']
  previous?: string
  ends?: string[]
  version?: string
  trust?: Trust
  members?: Partial<Receipt>
}

/** `at` is a minute of 21 November 2026, `name` stands for the hash. */
function record({ name, at, by = OWN, analytics, ...event }: Event): FoldRecord {
  const time = `2026-11-21T12:${String(at).padStart(2, '0')}:00`
  const payload = sampleReceipt({
    receiptId: name,
    subjectId: by,
    decisions: event.decisions ?? (analytics ? { analytics } : {}),
    services: event.services ?? {},
    policyVersion: event.version ?? KNOWN,
    decidedAt: `${time}Z`,
    previous: event.previous ?? null,
    ends: event.ends ?? [],
    ...event.members,
  })
  return { payload, hash: name, receivedAt: `${time}.500Z`, trust: event.trust ?? 'signed' }
}

function fold(events: Event[], input: Partial<FoldInput> = {}) {
  const known = (version: string) => version === KNOWN || (version === VOID && ('void' as const))
  const records = events.map(record)
  return foldStatus({ subjectId: OWN, records, known, now: NOW, ...input })
}

function expectAnalytics(events: Event[], status: ConsentStatus, receiptId: string): void {
  expect(fold(events).status.analytics).toMatchObject({ status, receiptId })
}

const grant: Event = { name: 'R1', at: 10, analytics: 'given' }

describe('one key', () => {
  test('a subject without records has no status', () => {
    expect(fold([])).toEqual({ status: {}, services: {} })
  })

  test('a grant is given since it was decided', () => {
    expect(fold([grant])).toEqual({
      status: {
        analytics: { status: 'given', since: '2026-11-21T12:10:00Z', receiptId: 'R1' },
      },
      services: {},
    })
  })

  test('a first refusal is refused, one after a grant is withdrawn', () => {
    expectAnalytics([{ name: 'R1', at: 10, analytics: 'refused' }], 'refused', 'R1')
    const withdrawal: Event = { name: 'R2', at: 11, analytics: 'refused', previous: 'R1' }
    expectAnalytics([grant, withdrawal], 'withdrawn', 'R2')
  })

  test('a purpose of any name ends with a whole withdrawal that does not name it', () => {
    const decisions = { analytics: 'given', constructor: 'given' } as const
    const all: Event = { name: 'R1', at: 10, decisions, services: decisions }
    const members = { event: 'withdrawal' } as const
    for (const by of [OWN, OTHER]) {
      const end: Event = { name: 'R2', at: 11, by, analytics: 'refused', ends: ['R1'], members }
      const { status, services } = fold([all, end])
      expect(Object.entries(status).map(([id, entry]) => [id, entry.status])).toEqual([
        ['analytics', 'withdrawn'],
        ['constructor', 'withdrawn'],
      ])
      expect(Object.values(services).map((entry) => entry.status)).toEqual([
        'withdrawn',
        'withdrawn',
      ])
    }
  })

  test('a grant after a withdrawal is given again', () => {
    const withdrawal: Event = { name: 'R2', at: 11, analytics: 'refused', previous: 'R1' }
    const again: Event = { name: 'R3', at: 12, analytics: 'given', previous: 'R2' }
    expectAnalytics([grant, withdrawal, again], 'given', 'R3')
  })

  test('a clock set back does not undo what follows', () => {
    const withdrawal: Event = { name: 'R2', at: 5, analytics: 'refused', previous: 'R1' }
    expectAnalytics([grant, withdrawal], 'withdrawn', 'R2')
    const again: Event = { name: 'R3', at: 1, analytics: 'given', previous: 'R2' }
    expectAnalytics([grant, withdrawal, again], 'given', 'R3')
  })

  test('of two in one second the one that follows decides', () => {
    const withdrawal: Event = { name: 'A', at: 10, analytics: 'refused', previous: 'R1' }
    expectAnalytics([grant, withdrawal], 'withdrawn', 'A')
    const again: Event = { name: 'R3', at: 10, analytics: 'given', previous: 'A' }
    expectAnalytics([grant, withdrawal, again], 'given', 'R3')
  })

  test('a fork in one second is refused', () => {
    const yes: Event = { name: 'R2', at: 11, analytics: 'given', previous: 'R1' }
    const no: Event = { name: 'R3', at: 11, analytics: 'refused', previous: 'R1' }
    expectAnalytics([grant, yes, no], 'withdrawn', 'R3')
  })

  test('a previous of another key counts as unknown', () => {
    const foreign: Event = { name: 'F', at: 59, by: OTHER, analytics: 'given' }
    const refusal: Event = { name: 'R2', at: 11, analytics: 'refused' }
    expectAnalytics([{ ...grant, previous: 'F' }, refusal, foreign], 'withdrawn', 'R2')
  })

  test('an unknown previous is no obstacle', () => {
    expectAnalytics([{ ...grant, previous: 'lost' }], 'given', 'R1')
  })

  test('a chain of 20,000 receipts folds', () => {
    const chain = Array.from(
      { length: 20_000 },
      (_, index): Event => ({
        name: `R${index}`,
        at: 10,
        analytics: index % 2 === 0 ? 'given' : 'refused',
        previous: `R${index - 1}`,
      }),
    )
    expectAnalytics(chain, 'withdrawn', 'R19999')
  })
})

describe('versions and time', () => {
  test.each([UNKNOWN, VOID])('a grant under version %s is unknown', (version) => {
    expectAnalytics([{ ...grant, version }], 'unknown', 'R1')
    const second: Event = { name: 'R2', at: 11, analytics: 'given', previous: 'R1', version }
    expectAnalytics([grant, second], 'unknown', 'R2')
  })

  test.each([UNKNOWN, VOID])('a withdrawal under version %s counts', (version) => {
    const withdrawal: Event = { name: 'R2', at: 11, analytics: 'refused', previous: 'R1', version }
    expectAnalytics([grant, withdrawal], 'withdrawn', 'R2')
  })

  test('a grant past its end is expired since then, a refusal stays refused', () => {
    const now = '2027-11-21T12:10:00Z'
    expect(fold([grant], { now }).status.analytics).toEqual({
      status: 'expired',
      since: '2027-11-21T12:00:00.000Z',
      receiptId: 'R1',
    })
    const refusal: Event = { ...grant, analytics: 'refused' }
    expect(fold([refusal], { now }).status.analytics).toMatchObject({ status: 'refused' })
  })

  test('nothing became so later than the collector learned of it', () => {
    const members = { decidedAt: '2099-01-01T00:00:00Z', expiresAt: null }
    const { analytics } = fold([{ ...grant, members }]).status
    expect(analytics?.since).toBe('2026-11-21T12:10:00.500Z')
  })
})

describe('another key', () => {
  const withdrawal: Event = {
    name: 'F',
    at: 20,
    by: OTHER,
    analytics: 'refused',
    ends: ['R1'],
  }

  test('ends what it refuses of a receipt that it names', () => {
    const decisions: Receipt['decisions'] = { analytics: 'given', functional: 'given' }
    const { status } = fold([{ ...grant, decisions }, withdrawal])
    expect(status).toMatchObject({
      analytics: { status: 'withdrawn', receiptId: 'F' },
      functional: { status: 'given', receiptId: 'R1' },
    })
  })

  test('ends nothing without naming a receipt that gives it', () => {
    expectAnalytics([grant, { ...withdrawal, ends: [] }], 'given', 'R1')
    expectAnalytics([grant, { ...withdrawal, ends: ['R0'] }], 'given', 'R1')
    const first: Event = { name: 'R0', at: 9, analytics: 'refused' }
    const second: Event = { ...grant, previous: 'R0' }
    expectAnalytics([first, second, { ...withdrawal, ends: ['R0'] }], 'given', 'R1')
  })

  test('gives nothing', () => {
    const giving: Event = { ...withdrawal, analytics: 'given' }
    expectAnalytics([grant, giving], 'given', 'R1')
    const refusal: Event = { ...grant, analytics: 'refused' }
    expectAnalytics([refusal, giving], 'refused', 'R1')
    expect(fold([giving])).toEqual({ status: {}, services: {} })
  })

  test('ends a grant decided after it, by a clock behind', () => {
    expectAnalytics([grant, { ...withdrawal, at: 1 }], 'withdrawn', 'F')
  })

  test('wins over a grant of the same second that does not follow it', () => {
    const second: Event = { name: 'R2', at: 20, analytics: 'given', previous: 'R1' }
    expectAnalytics([grant, withdrawal, second], 'withdrawn', 'F')
  })

  test('does not end a later decision', () => {
    const second: Event = { name: 'R2', at: 21, analytics: 'given', previous: 'R1' }
    expectAnalytics([grant, withdrawal, second], 'given', 'R2')
  })

  test('withdrawing on the third origin ends what the second went on with', () => {
    const decisions = (functional: Decision, analytics: Decision) => ({ functional, analytics })
    const gives: Event = { name: 'R1', at: 10, decisions: decisions('given', 'given') }
    const narrows: Event = {
      name: 'R2',
      at: 11,
      by: OTHER,
      decisions: decisions('given', 'refused'),
      ends: ['R1'],
    }
    const ends: Event = {
      name: 'R3',
      at: 12,
      by: 'third',
      decisions: decisions('refused', 'refused'),
      ends: ['R2'],
    }
    expect(fold([gives, narrows]).status).toMatchObject({
      functional: { status: 'given', receiptId: 'R1' },
      analytics: { status: 'withdrawn', receiptId: 'R2' },
    })
    expect(fold([ends, gives, narrows]).status).toMatchObject({
      functional: { status: 'withdrawn', receiptId: 'R3' },
      analytics: { status: 'withdrawn', receiptId: 'R3' },
    })
  })

  test('giving on one origin, withdrawing on the second, giving on the third', () => {
    const third: Event = { name: 'T', at: 30, by: 'third', analytics: 'given' }
    const events = [grant, withdrawal, third]
    expectAnalytics(events, 'withdrawn', 'F')
    const others = [OTHER, 'third'].map((subjectId) => fold(events, { subjectId }).status.analytics)
    expect(others).toMatchObject([{ status: 'refused' }, { status: 'given' }])
  })
})

describe('a whole withdrawal', () => {
  const gives: Event = {
    name: 'R1',
    at: 10,
    decisions: { analytics: 'given', functional: 'given', media: 'refused' },
    services: { video: 'given' },
  }
  const withdrawal: Event = {
    name: 'R2',
    at: 11,
    decisions: { functional: 'refused' },
    previous: 'R1',
    members: { event: 'withdrawal' },
  }

  test('ends what its policy no longer names', () => {
    expect(fold([gives, withdrawal])).toMatchObject({
      status: {
        analytics: { status: 'withdrawn', receiptId: 'R2' },
        functional: { status: 'withdrawn', receiptId: 'R2' },
        media: { status: 'refused', receiptId: 'R1' },
      },
      services: { video: { status: 'withdrawn', receiptId: 'R2' } },
    })
  })

  test('of another key ends all of the receipt that it names, and of no other', () => {
    const foreign: Event = { ...withdrawal, by: OTHER, previous: '', ends: ['R1'] }
    expect(fold([gives, foreign])).toMatchObject({
      status: { analytics: { status: 'withdrawn', receiptId: 'R2' } },
      services: { video: { status: 'withdrawn', receiptId: 'R2' } },
    })
    expectAnalytics([gives, { ...foreign, ends: ['R0'] }], 'given', 'R1')
  })

  test('that only lists what it concerns, as a link does, leaves the rest', () => {
    expectAnalytics([gives, { ...withdrawal, trust: 'link' }], 'given', 'R1')
  })

  test('does not end what is given after it', () => {
    const again: Event = { name: 'R3', at: 12, analytics: 'given', previous: 'R2' }
    expectAnalytics([gives, withdrawal, again], 'given', 'R3')
  })
})

describe('services', () => {
  const override: Event = {
    ...grant,
    decisions: { media: 'refused' },
    services: { video: 'given' },
  }

  test('one decided apart from its purposes has its own status', () => {
    expect(fold([override])).toMatchObject({
      status: { media: { status: 'refused' } },
      services: { video: { status: 'given', receiptId: 'R1' } },
    })
  })

  test('it ends with the next whole decision', () => {
    const next: Event = { name: 'R2', at: 11, decisions: { media: 'refused' }, previous: 'R1' }
    expect(fold([override, next]).services).toEqual({})
  })

  test('a link that does not concern it leaves it', () => {
    const link: Event = { name: 'L', at: 11, analytics: 'refused', trust: 'link' }
    expect(fold([override, link]).services.video).toMatchObject({ status: 'given' })
  })

  test('another key ends it by refusing it', () => {
    const services: Receipt['services'] = { video: 'refused' }
    const foreign: Event = { name: 'F', at: 11, by: OTHER, services, ends: ['R1'] }
    expect(fold([override, foreign]).services.video).toMatchObject({ status: 'withdrawn' })
  })

  test('another key’s whole refusal ends it with its purposes', () => {
    const decisions: Receipt['decisions'] = { media: 'refused' }
    const foreign: Event = { name: 'F', at: 11, by: OTHER, decisions, ends: ['R1'] }
    expect(fold([override, foreign]).services).toEqual({})
  })
})

test('an authorisation for one project is no consent to all', () => {
  const members = { scope: 'project:42' }
  expect(fold([{ ...grant, trust: 'host', members }]).status).toEqual({})
})

describe('any order of arrival', () => {
  const events = fc.array(
    fc.record({
      at: fc.integer({ min: 10, max: 13 }),
      by: fc.constantFrom(OWN, OWN, OTHER),
      analytics: fc.constantFrom<Decision>('given', 'refused'),
      video: fc.constantFrom<Decision | undefined>('given', 'refused', undefined),
      version: fc.constantFrom(KNOWN, KNOWN, VOID),
      previous: fc.nat(6),
      ends: fc.array(fc.nat(6), { maxLength: 2 }),
      trust: fc.constantFrom<Trust>('signed', 'signed', 'link'),
      members: fc.record({ event: fc.constantFrom('decision', 'decision', 'withdrawal') }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  const histories = events
    .map((drawn) =>
      drawn.map(({ video, ...event }, position): Event => {
        const earlier = (at: number) => (at < position ? `R${at}` : `lost${at}`)
        return {
          ...event,
          name: `R${position}`,
          services: video ? { video } : {},
          previous: earlier(event.previous),
          ends: event.ends.map(earlier),
        }
      }),
    )
    .chain((history) =>
      fc.record({
        history: fc.constant(history),
        shuffled: fc.shuffledSubarray(history, { minLength: history.length }),
      }),
    )

  test('gives the same state', () => {
    fc.assert(
      fc.property(histories, ({ history, shuffled }) => {
        expect(fold(shuffled)).toEqual(fold(history))
      }),
      { numRuns: 2_000 },
    )
  })

  test('a receipt of another key, named by none of one’s own, never opens anything', () => {
    fc.assert(
      fc.property(histories, ({ history }) => {
        const own = history.filter(({ by }) => by === OWN)
        const names = own.map(({ name }) => name)
        const all = history.map((event) => {
          if (event.by !== OWN) return event
          return { ...event, ends: event.ends?.filter((name) => names.includes(name)) ?? [] }
        })
        if (fold(all).status.analytics?.status !== 'given') return
        expect(fold(own).status.analytics?.status).toBe('given')
      }),
      { numRuns: 2_000 },
    )
  })
})

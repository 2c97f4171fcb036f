import { describe, expect, test } from 'vitest'
import { sampleState } from './sample-slice.ts'
import { formatState, parseState } from './state-cookie.ts'

const STATE = sampleState({ services: { video: 'g', map: 'w' }, isPending: true })
const TEXT = formatState(STATE)

describe('the state cookie', () => {
  test('has the published form, and reads back as it was', () => {
    expect(TEXT).toBe(
      `1.${'P'.repeat(43)}.1795258800.1795348800.${'R'.repeat(43)}.p` +
        '.analytics~g~AAAAAAAA.functional~r~FFFFFFFF.video~g~s.map~w~s',
    )
    expect(parseState(TEXT)).toEqual(STATE)
  })

  test('reads back without a decision, a receipt or a mark', () => {
    const empty = sampleState({ purposes: {}, receipt: '-' })
    expect(parseState(formatState(empty))).toEqual(empty)
  })

  test('stays under one kilobyte for ten purposes and ten services', () => {
    const ids = Array.from({ length: 10 }, (_, index) => `a-rather-long-identifier-${index}`)
    const purposes = Object.fromEntries(
      ids.map((id) => [id, { mark: 'g' as const, meaning: 'A'.repeat(8) }]),
    )
    const services = Object.fromEntries(ids.map((id) => [`s-${id}`, 'g' as const]))
    expect(formatState(sampleState({ purposes, services })).length).toBeLessThan(1000)
  })

  test('with any one character gone, doubled or made strange is nothing or still a state', () => {
    for (let at = 0; at < TEXT.length; at++) {
      for (const change of ['', '%', '\u0000', ' ', TEXT.charAt(at).repeat(2)]) {
        const parsed = parseState(TEXT.slice(0, at) + change + TEXT.slice(at + 1))
        if (parsed) expect(parseState(formatState(parsed))).toEqual(parsed)
      }
    }
  })

  test.each([
    '',
    '-',
    '%00',
    TEXT.replace('1.', '2.'),
    TEXT.replace('1.', ' 1.'),
    `${TEXT}\n`,
    `${TEXT}.`,
    TEXT.slice(0, -1),
    TEXT.replace('~g~', '~x~'),
    TEXT.replace('analytics', 'Analytics'),
    TEXT.replace('analytics', '__proto__'),
    TEXT.replace('analytics', 'a'.repeat(41)),
    TEXT.replace('1795258800', '-1'),
    TEXT.replace('1795258800', '1e9'),
    TEXT.replace('.p.', '.q.'),
    TEXT.replace('R'.repeat(43), 'R'.repeat(42)),
    `${TEXT},${TEXT}`,
  ])('%j is no decision', (text) => {
    expect(parseState(text)).toBeUndefined()
  })
})

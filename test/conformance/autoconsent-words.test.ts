import { knownLocales } from '@kvitto/core'
import { describe, expect, test } from 'vitest'
import { loadPatterns } from '../e2e/autoconsent/patterns.ts'
import { BUTTON_ONLY, REACHED } from '../e2e/autoconsent/reached-locales.ts'
import { stringsOf } from '../e2e/in-every-locale.ts'

const { checkHeuristicPatterns, classifyButtonTextRegex, isExcludedPopup } = await loadPatterns()

describe.each(knownLocales)('%s', async (locale) => {
  const strings = await stringsOf(locale)
  const { accept, acceptAsked, refuse, refuseAsked, choose, later } = strings
  const isRefusal = (text: string) => classifyButtonTextRegex(text) === 'reject'
  /** Of the layer that asks, what is ours. */
  const text = [strings.terms(2, '12'), strings.withdrawable('…'), refuse, accept, choose, later]

  test('its patterns know the question and the refusal where the table says so, and only there', () => {
    const isQuestion = checkHeuristicPatterns(text.join('\n')).patterns.length > 0
    expect({ isQuestion, isRefusal: isRefusal(refuse) && isRefusal(refuseAsked) }).toEqual({
      isQuestion: REACHED.includes(locale),
      isRefusal: [...REACHED, ...BUTTON_ONLY].includes(locale),
    })
  })

  test('nothing else is taken for a refusal, and nothing for an age gate', () => {
    expect([accept, acceptAsked, choose, later].filter(isRefusal)).toEqual([])
    expect(isExcludedPopup(text.join('\n'))).toBe(false)
  })
})

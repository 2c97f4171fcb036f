import { strictPolicy } from '@kvitto/gate/strict-policy'
import type { StrictSlice } from '@kvitto/gate/strict-snippet'
import { describe, isScript, isXhtml } from './check-place.ts'
import type { PageCheck } from './page-check.ts'
import type { Page, PageElement } from './read-page.ts'
import { voidFault } from './void-fault.ts'

/** The strict snippet is whole, first, and of the policy in force; undefined where the page has none. */
export function checkStrict(
  page: Page,
  slice: StrictSlice | undefined,
  type: string,
): PageCheck | undefined {
  const { elements, comments } = page
  const isRule = ({ name, attributes }: PageElement) =>
    name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'content-security-policy'
  const first = elements.findIndex((each) => isRule(each) && each.attributes.id === 'kvitto-strict')
  const fail = (detail: string): PageCheck => ({ name: 'strict', status: 'failed', detail })
  if (first < 0) {
    const isHidden = comments.some((text) => text.includes('kvitto-strict'))
    return isHidden ? fail('its first policy stands inside a comment') : undefined
  }
  if (isXhtml(type)) return fail(`found ${type}, in which nothing can be opened: use the header`)
  const asking = elements
    .slice(0, first)
    .filter((each) => isScript(each) || 'src' in each.attributes)
  if (asking.length > 0) return fail(`before it: ${asking.map(describe).join(', ')}`)
  const rules = elements.slice(first).filter(isRule)
  const inBody = rules.some(({ isInHead }) => !isInHead)
  if (inBody)
    return fail(
      'expected its policies in the head, found one in the body: something before it ended the head',
    )
  if (!slice)
    return { name: 'strict', status: 'not-checked', detail: 'the collector was not asked' }
  const purposes = Object.keys(slice.meanings)
  for (const [index, purpose] of purposes.entries()) {
    const fault = faultOf(purpose, rules[index + 1], page, slice)
    if (fault) return fail(`${purpose}: ${fault}`)
  }
  const asked = purposes.length > 0 ? rules[1] : undefined
  const stale = asked && voidFault(elements[elements.indexOf(asked) - 1], slice)
  if (stale) return fail(stale)
  // The site's own sources may add to it; what the policy names must be there.
  const missing = missingSources(
    rules[0],
    strictPolicy(slice, () => true),
  )
  if (missing.length > 0)
    return fail(`the policy in force names ${missing.join(' ')}, which it leaves out`)
  return { name: 'strict', status: 'ok', detail: `${purposes.length} purposes` }
}

function faultOf(
  purpose: string,
  rule: PageElement | undefined,
  { elements }: Page,
  slice: StrictSlice,
): string | undefined {
  if (!rule) return 'expected a policy of its own, found none'
  const at = elements.indexOf(rule)
  const question = elements[at - 1]
  const end = elements[at + 1]
  const grant = `.${purpose}~g~${slice.meanings[purpose]?.slice(0, 8)}.`
  if (!question || !isScript(question) || !question.text.includes(`.${purpose}~g~`)) {
    return 'expected the script that asks for it right before its policy, found none: it stays closed'
  }
  if (!question.text.includes(grant)) return 'asks for an earlier meaning: it stays closed'
  if (end?.name !== 'script' || end.text.trim() === '' || 'src' in end.attributes) {
    return 'expected the script element that ends it right after its policy, found none: what follows is swallowed'
  }
  const needs = slice.services
    .filter(({ purposes }) => purposes.includes(purpose))
    .map(({ id }) => id)
  const closed = strictPolicy(slice, (id) => !needs.includes(id))
  const all = sourcesOf(strictPolicy(slice, () => true))
  const open = sourcesOf(rule.attributes.content ?? '')
  const leaking = all.filter((each) => open.includes(each) && !sourcesOf(closed).includes(each))
  return leaking.length > 0 ? `its policy allows ${leaking.join(' ')}` : undefined
}

function missingSources(rule: PageElement | undefined, expected: string): string[] {
  const found = sourcesOf(rule?.attributes.content ?? '')
  return sourcesOf(expected).filter((each) => !found.includes(each))
}

/** Every source of a policy, whatever its directive. */
function sourcesOf(policy: string): string[] {
  return [...new Set(policy.split(';').flatMap((text) => text.trim().split(/\s+/).slice(1)))]
}

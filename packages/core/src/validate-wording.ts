import type { Policy } from './policy.ts'
import { describeValue, memberPath, type PolicyIssue } from './validate-json.ts'

/** What lifts one label above another, seen alone. `OK` is a word, not shouting. */
const EMPHASIS: [expected: string, pattern: RegExp][] = [
  ['no capitals that refuse does not have', /\p{Lu}{3,}/u],
  ['no exclamation mark that refuse does not have', /[!！]/],
  ['no symbol that refuse does not have', /[\p{So}\p{Extended_Pictographic}\u2190-\u21ff]/u],
]

/**
 * Words by which automatic clients know an age gate, and then press nothing for the people they stand for.
 * Source: DuckDuckGo autoconsent 16.23.0, DETECT_NEVER_MATCH_PATTERNS.
 */
const AGE_GATE = /\b(18|21)\b|\bage\s+(verification|confirmation|check|gate|restriction)|\badult\b/i

export function validateWording(policy: Policy): PolicyIssue[] {
  return [...prominence(policy), ...ageNotes(policy)]
}

function ageNotes({ texts }: Policy): PolicyIssue[] {
  return Object.entries(texts).flatMap(([locale, { ageNote = '' }]) => {
    if (!AGE_GATE.test(ageNote)) return []
    const path = memberPath(memberPath('texts', locale), 'ageNote')
    const expected =
      'a note without the words of an age gate, which stop clients that refuse for people'
    return [{ path, expected, found: describeValue(ageNote) }]
  })
}

/** Agreeing may not stand out beside refusing: EDPB report of the Cookie Banner Taskforce, 2023. */
function prominence({ texts }: Policy): PolicyIssue[] {
  return Object.entries(texts).flatMap(([locale, { accept, refuse }]) => {
    if (accept === undefined) return []
    const path = memberPath(memberPath('texts', locale), 'accept')
    const found = describeValue(accept)
    const issues = EMPHASIS.filter(
      ([, pattern]) => pattern.test(accept) && !pattern.test(refuse ?? ''),
    ).map(([expected]) => ({ path, expected, found }))
    if (refuse !== undefined && lengthOf(accept) > 2 * lengthOf(refuse) + 8) {
      issues.push({ path, expected: `a text about as long as ${describeValue(refuse)}`, found })
    }
    return issues
  })
}

function lengthOf(text: string): number {
  return [...text].length
}

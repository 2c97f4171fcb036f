import type { Policy } from './policy.ts'
import { describeValue, memberPath, type PolicyIssue } from './validate-json.ts'

/** What lifts one label above another, seen alone. `OK` is a word, not shouting. */
const EMPHASIS: [expected: string, pattern: RegExp][] = [
  ['no capitals that refuse does not have', /\p{Lu}{3,}/u],
  ['no exclamation mark that refuse does not have', /[!！]/],
  ['no symbol that refuse does not have', /[\p{So}\p{Extended_Pictographic}\u2190-\u21ff]/u],
]

/** Agreeing may not stand out beside refusing: EDPB report of the Cookie Banner Taskforce, 2023. */
export function validateWording({ texts }: Policy): PolicyIssue[] {
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

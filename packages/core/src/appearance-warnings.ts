import type { PolicyWarning } from './adapter-warnings.ts'
import type { Policy } from './policy.ts'

/** What a look does to the page and its owner should know. Nothing of it keeps a policy from being published. */
export function appearanceWarnings({ appearance }: Policy): PolicyWarning[] {
  if (appearance?.layout !== 'modal') return []
  return [
    {
      path: 'appearance.layout',
      message:
        'modal: nobody can read or use the page until a choice is made or the question is closed; ' +
        'box and bar leave it usable',
    },
  ]
}

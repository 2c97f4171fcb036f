import type { Policy } from '@kvitto/core'
import { validatePolicy } from '@kvitto/core/validate-policy'
import { CliError } from './cli-error.ts'
import type { Terminal } from './command.ts'
import { readPolicyFile } from './read-policy-file.ts'

/** Names every issue to a person, and throws `policy_invalid` where there is one. */
export async function readValidPolicy(path: string, terminal: Terminal): Promise<Policy> {
  const policy = await readPolicyFile(path)
  const issues = validatePolicy(policy)
  for (const { path, expected, found } of issues) {
    terminal.note(`${path || 'policy'}: expected ${expected}, found ${found}`)
  }
  if (issues.length === 0) return policy as Policy
  const count = issues.length === 1 ? '1 issue' : `${issues.length} issues`
  throw new CliError('policy_invalid', `expected a valid policy, found ${count}`)
}

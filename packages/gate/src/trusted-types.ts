interface Policy {
  createScriptURL(url: string): string
  createScript(text: string): string
  createHTML(text: string): string
}

let policy: Policy | undefined

/**
 * The page's one Trusted Types policy of ours, used for elements that the site marked, after they are
 * agreed; without Trusted Types it changes nothing. Throws where the site does not allow it.
 */
export function trust(): Policy {
  const same = (text: string) => text
  const own: Policy = { createScriptURL: same, createScript: same, createHTML: same }
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy }
  }
  policy ??= trustedTypes?.createPolicy('kvitto', own) ?? own
  return policy
}

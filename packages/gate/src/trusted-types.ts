interface Policy {
  createScriptURL(url: string): string
  createScript(text: string): string
}

let policy: Policy | undefined

/**
 * The page's one Trusted Types policy of ours, used for elements that the site marked, after they are
 * agreed; without Trusted Types it changes nothing. Throws where the site does not allow it.
 */
export function trust(): Policy {
  const own: Policy = { createScriptURL: (url) => url, createScript: (text) => text }
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy }
  }
  policy ??= trustedTypes?.createPolicy('kvitto', own) ?? own
  return policy
}

interface Policy {
  createScriptURL(url: string): string
  createScript(text: string): string
}
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy
}

/** The one policy of ours; it is used for elements that the site marked, after they are agreed. */
let policy: Policy | undefined

/** Throws where the site's Content-Security-Policy does not allow a policy named `kvitto`. */
export function trustedScriptUrl(url: string): string {
  return rules().createScriptURL(url)
}

export function trustedScript(text: string): string {
  return rules().createScript(text)
}

function rules(): Policy {
  const own: Policy = { createScriptURL: (url) => url, createScript: (text) => text }
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('kvitto', own) ?? own
  return policy
}

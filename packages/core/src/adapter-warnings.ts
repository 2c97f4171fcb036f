import type { Id, Policy } from './policy.ts'

export interface PolicyWarning {
  path: string
  message: string
}

/** What an adapter may do and its owner should know. Nothing of it keeps a policy from being published. */
export function adapterWarnings({ services }: Policy): PolicyWarning[] {
  const warnings: PolicyWarning[] = []
  for (const [index, { id, adapter }] of services.entries()) {
    const path = `services[${index}].adapter`
    if (adapter?.mode === 'advanced')
      warnings.push({ path: `${path}.mode`, message: runsAhead(id) })
    if (adapter?.name === 'wp') warnings.push({ path: `${path}.name`, message: ASKED_IN_PHP })
  }
  return warnings
}

function runsAhead(service: Id): string {
  return (
    `advanced: the tag of ${service} runs and sends before anybody has agreed. ` +
    'EDPB Guidelines 2/2023 see access to the device in that, which needs consent ' +
    'under article 5(3) of the ePrivacy Directive; basic sends nothing before'
  )
}

const ASKED_IN_PHP =
  'wp tells the plugins that ask in the page. Those that ask in PHP are allowed everything until ' +
  "the site says add_filter('wp_get_consent_type', fn() => 'optin')"

import type { Policy } from './policy.ts'

export interface PolicyWarning {
  path: string
  message: string
}

/** What an adapter may do and its owner should know. Nothing of it keeps a policy from being published. */
export function adapterWarnings({ services }: Policy): PolicyWarning[] {
  return services.flatMap(({ id, adapter }, index) => {
    const path = `services[${index}].adapter`
    return [
      ...(adapter?.mode === 'advanced'
        ? [
            {
              path: `${path}.mode`,
              message:
                `advanced: the tag of ${id} runs and sends before anybody has agreed. ` +
                'EDPB Guidelines 2/2023 see access to the device in that, which needs consent ' +
                'under article 5(3) of the ePrivacy Directive; basic sends nothing before',
            },
          ]
        : []),
      ...(adapter?.name === 'wp'
        ? [
            {
              path: `${path}.name`,
              message:
                'wp tells the plugins that ask in the page. Those that ask in PHP are allowed everything until ' +
                "the site says add_filter('wp_get_consent_type', fn() => 'optin')",
            },
          ]
        : []),
    ]
  })
}

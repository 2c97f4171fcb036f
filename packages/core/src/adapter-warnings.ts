import type { Policy } from './policy.ts'

export interface PolicyWarning {
  path: string
  message: string
}

/** What an adapter may do and its owner should know. Nothing of it keeps a policy from being published. */
export function adapterWarnings({ services }: Policy): PolicyWarning[] {
  return services.flatMap(({ id, adapter }, index) =>
    adapter?.mode === 'advanced'
      ? [
          {
            path: `services[${index}].adapter.mode`,
            message:
              `advanced: the tag of ${id} runs and sends before anybody has agreed. ` +
              'EDPB Guidelines 2/2023 see access to the device in that, which needs consent ' +
              'under article 5(3) of the ePrivacy Directive; basic sends nothing before',
          },
        ]
      : [],
  )
}

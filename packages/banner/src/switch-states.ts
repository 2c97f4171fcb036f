import type { Id } from '@kvitto/core'
import { currentDecisions } from './current-decisions.ts'
import type { UiHost } from './ui-host.ts'

export interface SwitchStates {
  purposes: Record<Id, boolean>
  /** Only services that a person decided on apart from their purposes. */
  services: Record<Id, boolean>
}

/**
 * Where the switches stand when the layer opens: on where given, or where it runs unless refused; off for
 * everything else.
 */
export function switchStates(host: Pick<UiHost, 'policy' | 'status' | 'isOpen'>): SwitchStates {
  const { optional, services } = currentDecisions(host)
  return {
    purposes: Object.fromEntries(optional.map((id) => [id, host.isOpen(id)])),
    // As `services` without members that a page added to all objects.
    services: Object.assign(
      Object.create(null),
      Object.fromEntries(
        Object.entries(services).map(([id, decision]) => [id, decision === 'given']),
      ),
    ),
  }
}

import type { Id } from '@kvitto/core'
import type { Child } from './jsx/jsx-runtime.ts'
import type { SwitchStates } from './switch-states.ts'

export interface SwitchProps {
  /** Hooks for automatic clients and tests: `data-kvitto-…`. */
  hooks: Record<`data-kvitto-${string}`, string>
  kind: keyof SwitchStates
  /** Purposes of one category, or one service: on when all are. */
  ids: Id[]
  states: SwitchStates
  onTurn(event: Event): void
  children: Child
}

/** A native checkbox said as a switch: works with every keyboard and every screen reader. */
export function Switch({ hooks, kind, ids, states, onTurn, children }: SwitchProps) {
  return (
    <label class="kvitto-row kvitto-switch">
      <span>{children}</span>
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox brings its own checked state
        role="switch"
        {...hooks}
        name={kind}
        value={ids.join(' ')}
        checked={ids.every((id) => states[kind][id])}
        onClick={onTurn}
      />
    </label>
  )
}

/** Sets every switch of a layer as the states say: a category's turns its purposes' with it. */
export function refreshSwitches(root: ParentNode, states: SwitchStates): void {
  for (const input of root.querySelectorAll<HTMLInputElement>('.kvitto-switch input')) {
    const { kind, ids } = readSwitch(input)
    input.checked = ids.every((id) => states[kind][id])
  }
}

/** What a switch turns. */
export function readSwitch(input: HTMLInputElement): { kind: keyof SwitchStates; ids: Id[] } {
  return {
    kind: input.name === 'services' ? 'services' : 'purposes',
    ids: input.value.split(' '),
  }
}

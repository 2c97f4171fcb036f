import type { ComponentChildren } from 'preact'

export interface SwitchProps {
  /** Hooks for automatic clients and tests: `data-kvitto-…`. */
  hooks: Record<`data-kvitto-${string}`, string>
  isOn: boolean
  onTurn(event: Event): void
  children: ComponentChildren
}

/** A native checkbox said as a switch: works with every keyboard and every screen reader. */
export function Switch({ hooks, isOn, onTurn, children }: SwitchProps) {
  return (
    <label class="kvitto-row kvitto-switch">
      <span>{children}</span>
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a checkbox brings its own checked state */}
      <input type="checkbox" role="switch" {...hooks} checked={isOn} onClick={onTurn} />
    </label>
  )
}

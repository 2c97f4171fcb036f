import type { Appearance } from '@kvitto/core'

const LAYOUTS = ['box', 'bar', 'modal'] as const
const THEMES = ['kvitto', 'plain', 'auto'] as const

/** Every layout in every theme. */
export const ALL_LOOKS: Appearance[] = LAYOUTS.flatMap((layout) =>
  THEMES.map((theme) => ({ layout, theme })),
)

/** `bar-plain`. */
export function nameOf({ layout, theme }: Appearance): string {
  return `${layout}-${theme}`
}

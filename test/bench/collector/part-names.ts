/** The parts of the bench, each with a section of its own in BENCH.md. */
export const PART_NAMES = ['throughput', 'group', 'several', 'growth'] as const

export type PartName = (typeof PART_NAMES)[number]

/** Of `--only=throughput,group`. */
export function parsePartNames(only: string): PartName[] {
  return only.split(',').map((asked) => {
    const name = PART_NAMES.find((known) => known === asked)
    if (!name) throw new TypeError(`expected ${PART_NAMES.join(', ')} in --only, found ${asked}`)
    return name
  })
}

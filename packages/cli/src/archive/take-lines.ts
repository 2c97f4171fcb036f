import type { readLines } from './archive-files.ts'

/** Lines in the order of their indexes, asked for one index after the other. */
export function takeLines(lines: ReturnType<typeof readLines>) {
  let held: { index: number; text: string } | undefined
  const next = async () => (held ??= (await lines.next()).value || undefined)
  return {
    next,
    async at(index: number): Promise<string | undefined> {
      const line = await next()
      if (line?.index !== index) return undefined
      held = undefined
      return line.text
    },
  }
}

import type { Slice } from '@kvitto/core'
import type { ScriptBuild } from './make-build.ts'

/**
 * The adapters that a slice, or the one planned after it, names, as an expression; undefined where none is
 * named. In the script itself: a vendor's default must come before any tag of the page.
 */
export function adaptersCode({ adapters }: ScriptBuild, slice: Slice): string | undefined {
  const services = [...slice.services, ...(slice.next?.services ?? [])]
  const names = new Set(services.flatMap(({ adapter }) => adapter?.name ?? []))
  if (names.size === 0) return undefined
  const fileOf = (file: string): string => {
    const text = adapters.get(file)
    if (text === undefined) throw new Error(`expected ${file} in the build, found none`)
    return text
  }
  const code = [...names].map((name) => fileOf(`adapter-${name}.js`)).join('\n')
  const list = [...names].map((name) => `${name}:${name}.${name}`).join()
  return `(()=>{${fileOf('adapters.js')}\n${code}\nreturn adapters.runAdapters({${list}})})()`
}

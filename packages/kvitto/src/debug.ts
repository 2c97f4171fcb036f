import { findNoscriptTags } from './find-noscript-tags.ts'

export type { NoscriptTag } from './find-noscript-tags.ts'
export { findNoscriptTags } from './find-noscript-tags.ts'

/**
 * Says in the console what on this page no consent tool can hold. For developers: nothing loads it by
 * itself. Beside a script tag, `import('<collector>/builds/<build>/debug.js')` in the console has it.
 *
 * @example
 * if (import.meta.env.DEV) import('kvitto/debug').then(({ inspectPage }) => inspectPage())
 */
export function inspectPage(): void {
  for (const { tag, url } of findNoscriptTags(document)) {
    console.warn(
      `kvitto: noscript_tag: expected nothing of another host in <noscript>, found <${tag}> from ${url}: it is asked for without consent wherever script is off`,
    )
  }
}

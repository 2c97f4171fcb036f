import { errors, results } from './call-probes.ts'
import { forms, reactions, records, scripts, texts } from './document-probes.ts'
import { classes, members, patches } from './interface-probes.ts'
import { storage } from './storage-probe.ts'

/**
 * What scripts of a page can find out about the browser's own: with and without the guard it must be the same.
 * Each function runs in the page, so it names nothing outside itself.
 */
export const NATIVE_PROBES = {
  members,
  errors,
  results,
  customElements: reactions,
  scripts,
  classes,
  patches,
  records,
  forms,
  texts,
  storage,
} satisfies Record<string, () => object>

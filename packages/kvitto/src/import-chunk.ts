import { deleteStored } from '@kvitto/gate'
import type { Chunks } from './chunks.ts'
import { createActing } from './create-acting.ts'
import { createFollowUp } from './create-follow-up.ts'
import { LOCALES } from './import-locale.ts'
import { LOOKS } from './import-look.ts'
import * as rules from './rules.ts'

/** Deciding and deleting are in the bundle, so that a call takes effect at once; the rest loads on use. */
const CHUNKS = {
  acting: async () => ({ createActing }),
  rules: async () => rules,
  'follow-up': async () => ({ createFollowUp }),
  deletion: async () => ({ deleteStored }),
  page: () => import('./follow-page.ts'),
  declaration: () => import('./fill-elements.ts'),
  form: () => import('./form/index.ts'),
  'first-layer': () => import('@kvitto/banner/first-layer'),
  question: () => import('./other-question.ts'),
  preferences: () => import('./open-preferences.ts'),
  placeholder: () => import('./open-placeholder.ts'),
  receipt: () => import('@kvitto/receipt/browser'),
  receipts: () => import('./open-receipts.ts'),
  'receipts-page': () => import('./receipts-page.ts'),
}

export async function importChunk<K extends keyof Chunks>(name: K): Promise<Chunks[K]> {
  // Put together here: as a constant a bundler would keep it, and all that it names, for whoever never loads a part.
  const all: { [Name in keyof Chunks]: () => Promise<Chunks[Name]> } = {
    ...CHUNKS,
    ...LOCALES,
    ...LOOKS,
  }
  const load = all[name]
  if (!load) throw new RangeError(`expected a part of this build, found ${name}`)
  return load()
}

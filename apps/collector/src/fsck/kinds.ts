import type { EntryKind } from '../storage/receipt-store.ts'

/** Of entries that this collector writes. */
export const KINDS = [
  'receipt',
  'policy',
  'build',
  'erasure',
  'access',
  'closed',
  'opened',
  'pruned',
] as const satisfies readonly EntryKind[]

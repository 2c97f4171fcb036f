import type { EntryKind } from '../storage/receipt-store.ts'
import type { EntryRow } from './audit-rows.ts'

export async function* ofKind(
  entries: AsyncIterable<EntryRow>,
  kind: EntryKind,
): AsyncGenerator<EntryRow> {
  for await (const entry of entries) if (entry.kind === kind) yield entry
}

import type { ReceiptsExport } from '@kvitto/receipt'
import { hashText, RECEIPTS_SCHEMA } from '@kvitto/receipt'
import type { AdminClient } from './admin-client.ts'
import { parseAnswer } from './answer.ts'

export interface ReceiptsOf {
  site: string
  subjectId: string
  /** Newest first. */
  receiptIds: string[]
}

/** As a person saves their own: receipts with their proofs, and each policy and build that they name, once. */
export async function readReceipts(
  client: AdminClient,
  { site, subjectId, receiptIds }: ReceiptsOf,
): Promise<ReceiptsExport> {
  const exported: ReceiptsExport = {
    schema: RECEIPTS_SCHEMA,
    site,
    subjectId,
    policy: {},
    build: {},
    receipts: [],
  }
  for (const receiptId of receiptIds) {
    const bundle = parseAnswer(await client.readBundle(site, receiptId))
    for (const kind of ['policy', 'build'] as const) {
      const text = bundle.textOrNull(kind)
      if (text !== null) exported[kind][await hashText(text)] = text
    }
    exported.receipts.push({
      receipt: bundle.text('receipt'),
      proof: bundle.text('proof'),
      receivedAt: bundle.object('entry').text('receivedAt'),
    })
  }
  return exported
}

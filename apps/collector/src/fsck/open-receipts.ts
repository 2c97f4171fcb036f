import { type BodyCipher, keyIdOf, openBody } from '../bodies/body-cipher.ts'
import type { AuditRows, ReceiptRow } from './audit-rows.ts'

/** The same rows with sealed bodies opened, as far as the operator's keys were given. */
export function openReceipts(rows: AuditRows, cipher: BodyCipher | undefined): AuditRows {
  return {
    ...rows,
    async *receipts(site) {
      for await (const row of rows.receipts(site)) yield await openRow(row, site)
    },
  }

  async function openRow(row: ReceiptRow, site: string): Promise<ReceiptRow> {
    const id = keyIdOf(row.text)
    if (id === undefined) return row
    const wrapped = await rows.bodyKey(site, id)
    if (!wrapped) return { ...row, sealed: 'gone' }
    try {
      const key = cipher?.unwrap(wrapped)
      return key
        ? { ...row, text: openBody(row.text, key, row.hash) }
        : { ...row, sealed: 'locked' }
    } catch {
      return { ...row, sealed: 'altered' }
    }
  }
}

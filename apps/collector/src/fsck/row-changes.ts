/** Exchanges two rows. */
export function swapRows(table: string, a: number, b: number): string[] {
  return [
    `update ${table} set idx = -1 where idx = ${a}`,
    `update ${table} set idx = ${a} where idx = ${b}`,
    `update ${table} set idx = ${b} where idx = -1`,
  ]
}

/** A row more at this index: the receipt at 9 under another name. */
export function copyOfReceipt(index: number): string {
  const same = 'subject_id, policy_version, received_at, trust, receipt'
  return `insert into receipt (site, idx, receipt_id, hash, ${same})
    select site, ${index}, 'x', 'x', ${same} from receipt where idx = 9`
}

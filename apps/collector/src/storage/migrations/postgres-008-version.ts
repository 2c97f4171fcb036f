/** Receipts with a number are found by it. */
export const version = `
drop index receipt_version;
create index receipt_version on receipt (site, policy_version, received_at, idx)
  where answers is null;
`

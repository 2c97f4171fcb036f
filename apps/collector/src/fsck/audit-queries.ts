/**
 * What both databases are asked: the columns are named as the rows' members, so that a query is the
 * mapping. `key` is how the database writes a statement's one value, a site or a name.
 */
export function auditQueries(key: '?' | '$1') {
  const policy = `select policy_version as "policyVersion", effective_at as "effectiveAt", bytes,
    cast(meanings as text) as meanings from policy`
  return {
    sites: `${SITED.map((table) => `select site from ${table}`).join(' union ')} order by site`,
    setting: `select value from setting where name = ${key}`,
    entries: `select idx as "index", kind, received_at as "receivedAt", stands_for as "standsFor",
      leaf_hash as "leafHash" from entry where site = ${key} order by idx`,
    closed: `select *, true as is_closed from closed_log where site = ${key} order by generation`,
    logNames: 'select site from tile union select site from witnessed order by site',
    records: `select idx as "index", kind, record, checkpoint from log_record
      where site = ${key} order by idx`,
    witnessed: `select size, checkpoint from witnessed where site = ${key}`,
    tilePositions: `select level, n from tile where site = ${key}`,
    receipts: `select idx as "index", receipt_id as "receiptId", subject_id as "subjectId", hash,
      policy_version as "policyVersion", received_at as "receivedAt", trust, receipt as text
      from receipt where site = ${key} order by idx`,
    // Those without an index come last, on either database.
    accesses: `select at, token_id as "tokenId", site, query, found, filter_hash as "filterHash",
      idx as "index" from access where site = ${key} order by idx is null, idx, id`,
    decided: `select idx as "index", purpose, decision, received_at as "receivedAt",
      policy_version as "policyVersion" from decided where site = ${key} order by idx`,
    ended: `select idx as "index", hash from ended where site = ${key} order by idx`,
    grantCounts: `select day, policy_version as "policyVersion", n from grant_count
      where site = ${key}`,
    bodyKey: bodyKeyQuery(key),
    publications: `select idx as "index", policy_version as "policyVersion",
      published_at as "publishedAt", effective_at as "effectiveAt" from publication
      where site = ${key} order by idx`,
    erasures: `select idx as "index", subject, erased_by as "erasedBy", bytes from erasure
      where site = ${key} order by idx`,
    erased: `select x.idx as "index", x.erasure, x.granted, n.received_at as "receivedAt"
      from erased x join entry n on n.site = x.site and n.idx = x.idx
      where x.site = ${key} order by x.idx`,
    policies: `${policy} order by policy_version`,
    policy: `${policy} where policy_version = ${key}`,
    builds: 'select build as name, manifest as text from build',
    manifest: `select manifest from build where build = ${key}`,
    files: 'select hash as name, bytes from build_file',
    scripts: 'select hash as name, script as text from script',
  } as const
}

function bodyKeyQuery(key: '?' | '$1') {
  const [site, id] = key === '?' ? ['?', '?'] : ['$1', '$2']
  return `select site, id, subject, wrapped_by as "wrappedBy", wrapped from body_key
    where site = ${site} and id = ${id}`
}

const SITED = [
  'site',
  'head',
  'witnessed',
  'access',
  'entry',
  'tile',
  'receipt',
  'decided',
  'ended',
  'publication',
  'erasure',
  'erased',
  'closed_log',
  'log_record',
]

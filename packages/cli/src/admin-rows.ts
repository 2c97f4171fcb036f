import type {
  AccessRow,
  Pruned,
  PublishedPolicy,
  Snippets,
  TallyRow,
  TokenRow,
} from './admin-client.ts'
import type { Answer } from './answer.ts'

export function publishedPolicy(body: Answer): Omit<PublishedPolicy, 'isNew'> {
  return {
    policyVersion: body.text('policyVersion'),
    meanings: body.texts('meanings'),
    effectiveAt: body.text('effectiveAt'),
    index: body.integer('index'),
    snippets: readSnippets(body),
  }
}

export function readSnippets(body: Answer): Snippets {
  const snippets = body.object('snippets')
  return {
    inlined: snippets.text('inlined'),
    pinned: snippets.text('pinned'),
    floating: snippets.text('floating'),
    strict: snippets.text('strict'),
  }
}

export function pruned({ text, integer, value }: Answer): Pruned {
  return {
    before: text('before'),
    minimum: integer('minimum'),
    index: integer('index'),
    removed: integer('removed'),
    isDone: value('isDone') === true,
  }
}

export function accessRow(row: Answer): AccessRow {
  return {
    index: row.value('index') === null ? null : row.integer('index'),
    at: row.text('at'),
    tokenId: row.text('tokenId'),
    label: row.textOrNull('label'),
    query: row.text('query'),
    found: row.integer('found'),
  }
}

export function tallyRow(row: Answer): TallyRow {
  return {
    day: row.text('day'),
    kind: row.text('kind'),
    reason: row.text('reason'),
    n: row.integer('n'),
  }
}

export function tokenRow(row: Answer): TokenRow {
  return {
    id: row.text('id'),
    label: row.text('label'),
    scope: row.text('scope'),
    site: row.textOrNull('site'),
    createdAt: row.text('createdAt'),
    revokedAt: row.textOrNull('revokedAt'),
  }
}

import type { Policy } from '@kvitto/core'
import type { StrictSlice } from '@kvitto/gate/strict-snippet'
import { accessRow, pruned, publishedPolicy, tallyRow, tokenRow } from './admin-rows.ts'
import type { Answer } from './answer.ts'
import { callCollector } from './call-collector.ts'
import { CliError } from './cli-error.ts'
import { logKey, logKeys, policyInForce, snippetsInForce } from './public-answers.ts'

export interface AdminOptions {
  /** Base URL, e.g. `http://localhost:8787`. */
  collector: string
  /** Left out for what anyone may read. */
  token?: string
}

export type TokenScope = 'read' | 'publish' | 'host' | 'erase' | 'admin'

export interface TokenRow {
  id: string
  label: string
  scope: string
  site: string | null
  createdAt: string
  revokedAt: string | null
}

export interface PublishedPolicy {
  /** False when this version was already the newest. */
  isNew: boolean
  policyVersion: string
  meanings: Record<string, string>
  effectiveAt: string
  /** Its entry in the site's log. */
  index: number
  snippets: Snippets
}

/** What goes at the start of a page's head, by kind. */
export type Snippets = Record<'inlined' | 'pinned' | 'floating' | 'strict', string>

export interface SnippetsInForce {
  policyVersion: string
  snippets: Snippets
  /** What the strict snippet is made of. */
  slice: StrictSlice
}

export interface PolicyInForce {
  policyVersion: string
  meanings: Record<string, string>
}

export interface CountRow {
  id: string | null
  decision: string
  receipts: number
}

export interface AccessRow {
  /** In the site's access log; null while it has none. */
  index: number | null
  at: string
  tokenId: string
  label: string | null
  query: string
  found: number
}

export interface TallyRow {
  /** UTC: `2026-11-21`. */
  day: string
  kind: string
  reason: string
  n: number
}

export interface Erased {
  /** Its entry in the site's log. */
  index: number
  receivedAt: string
  /** Exact bytes that the entry stands for. */
  record: string
}

export interface Pruned {
  /** What was received earlier is gone. */
  before: string
  /** Lowest index, in the site's entries through all its logs or in its access log, that was left. */
  minimum: number
  /** Of the entry that says so. */
  index: number
  /** Receipts, or accesses, that this call removed. */
  removed: number
  /** Whether there are more: call again. */
  isDone: boolean
}

export interface AdminClient {
  /** Scope `publish`. Resolves to false when the site was there already. */
  addSite(site: string): Promise<boolean>
  /** Scope `publish`. */
  publishPolicy(policy: Policy): Promise<PublishedPolicy>
  /** Open to all; undefined before the first publication or for an unknown site. */
  policyInForce(site: string): Promise<PolicyInForce | undefined>
  /** Open to all. */
  snippets(site: string): Promise<SnippetsInForce>
  /** Open to all: the C2SP vkey of the site's first log. */
  logKey(site: string): Promise<string>
  /** Open to all: those of all its logs, in their order. */
  logKeys(site: string): Promise<string[]>
  /** Scope `read`. From and to days included; the collector's own range where one is left out. */
  listTallies(site: string, days: { from?: string; to?: string }): Promise<TallyRow[]>
  /** Scope `read`: how many receipts decide what, a line each day. `id` is null for any purpose or service. */
  countDecisions(site: string, days: { from?: string; to?: string }): Promise<CountRow[]>
  /** Scope `read`. The newest first; `from` ≤ at < `to`. Page by page, each of which is recorded. */
  listAccesses(
    site: string,
    span: { from?: string; to?: string },
    limit: number,
  ): Promise<AccessRow[]>
  /** Scope `erase`. Refused for an id that nothing is known of. */
  eraseSubject(site: string, subjectId: string): Promise<Erased>
  /** Open to all: a `LogsFile`, exact text. */
  readLogs(site: string): Promise<string>
  /** Scope `admin`. Ends the log of that origin, unless it has ended; a `LogsFile`, exact text. */
  closeLog(site: string, origin: string, successor: boolean): Promise<string>
  /** Scope `erase`. Some at a time. */
  pruneLog(site: string, before: string): Promise<Pruned>
  /** Scope `erase`. Some at a time; without a day all accesses whose retention is over. */
  pruneAccesses(site: string, before?: string): Promise<Pruned>
  /** Scope `read`: what a subject has decided. */
  readSubject(site: string, subjectId: string): Promise<Answer>
  /** Scope `read`: what `kvitto verify` takes, exact text. */
  readBundle(site: string, receiptId: string): Promise<string>
  /** Scope `admin`. The token itself is in this answer and nowhere else. */
  createToken(input: {
    scope: TokenScope
    site?: string
    label?: string
  }): Promise<{ id: string; token: string }>
  /** Scope `admin`. */
  listTokens(): Promise<TokenRow[]>
  /** Scope `admin`. */
  revokeToken(id: string): Promise<void>
}

/** As many as the collector gives at once. */
const MOST_OF_A_PAGE = 200

/** The collector's admin API; every method throws `CliError`. */
export function createAdminClient(options: AdminOptions): AdminClient {
  const call = async (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown) =>
    callCollector({ ...options, method, path, body })
  return {
    async addSite(site) {
      const { status, json } = await call('PUT', adminOf(site), {})
      // Anybody's page can have that status: only a collector names the site.
      json().text('site')
      return status === 201
    },
    async publishPolicy(policy) {
      const path = `${adminOf(policy.site)}/policies`
      const answer = await call('POST', path, { policy })
      return { isNew: answer.status === 201, ...publishedPolicy(answer.json()) }
    },
    policyInForce: (site) => policyInForce(options.collector, site),
    snippets: (site) => snippetsInForce(options.collector, site),
    logKey: (site) => logKey(options.collector, site),
    logKeys: (site) => logKeys(options.collector, site),
    async listTallies(site, days) {
      const path = `${adminOf(site)}/tallies?${new URLSearchParams(days)}`
      return (await call('GET', path)).json().list('tallies').map(tallyRow)
    },
    async countDecisions(site, days) {
      const path = `${adminOf(site)}/counts?${new URLSearchParams(days)}`
      const rows = (await call('GET', path)).json().list('counts')
      return rows.map(({ text, textOrNull, integer }) => ({
        id: textOrNull('id'),
        decision: text('decision'),
        receipts: integer('receipts'),
      }))
    },
    async listAccesses(site, span, limit) {
      const rows: AccessRow[] = []
      for (let cursor: string | null = ''; cursor !== null && rows.length < limit; ) {
        const asked = String(Math.min(MOST_OF_A_PAGE, limit - rows.length))
        const query = new URLSearchParams({ ...span, limit: asked, ...(cursor && { cursor }) })
        const path = `${adminOf(site)}/accesses?${query}`
        const page = (await call('GET', path)).json()
        rows.push(...page.list('records').map(accessRow))
        cursor = page.textOrNull('next')
      }
      return rows
    },
    async eraseSubject(site, subjectId) {
      const path = `${adminOf(site)}/erasures`
      const body = (await call('POST', path, { subjectId })).json()
      const { integer, text } = body
      return { index: integer('index'), receivedAt: text('receivedAt'), record: text('erasure') }
    },
    async readLogs(site) {
      return (await call('GET', `/v1/sites/${encodeURIComponent(site)}/logs`)).text
    },
    async closeLog(site, origin, successor) {
      const path = `${adminOf(site)}/log/close`
      return (await call('POST', path, { origin, successor })).text
    },
    async pruneLog(site, before) {
      const path = `${adminOf(site)}/log/prune`
      return pruned((await call('POST', path, { before })).json())
    },
    async pruneAccesses(site, before) {
      const path = `${adminOf(site)}/accesses/prune`
      return pruned((await call('POST', path, { before })).json())
    },
    async readSubject(site, subjectId) {
      const path = `${adminOf(site)}/subjects/${encodeURIComponent(subjectId)}`
      return (await call('GET', path)).json()
    },
    async readBundle(site, receiptId) {
      const receipts = `${adminOf(site)}/receipts`
      return (await call('GET', `${receipts}/${encodeURIComponent(receiptId)}/bundle`)).text
    },
    async createToken(input) {
      const body = (await call('POST', '/admin/v1/tokens', input)).json()
      return { id: body.text('id'), token: body.text('token') }
    },
    async listTokens() {
      const answer = await call('GET', '/admin/v1/tokens')
      return answer.json().list('tokens').map(tokenRow)
    },
    async revokeToken(id) {
      const { status } = await call('DELETE', `/admin/v1/tokens/${encodeURIComponent(id)}`)
      if (status === 204) return
      const message = `expected 204 of a token that has ended, found ${status}`
      throw new CliError('answer_malformed', message)
    },
  }
}

/** Under this a site's admin API lies. */
function adminOf(site: string): string {
  return `/admin/v1/sites/${encodeURIComponent(site)}`
}

import { hash } from 'node:crypto'
import type { Id } from '@kvitto/core'
import { toBase64url } from '@kvitto/receipt'
import { alongside } from './alongside.ts'
import type { AuditRows, EntryRow, PublicationRow } from './audit-rows.ts'
import { entryFault, type Fault } from './fault.ts'
import { ofKind } from './of-kind.ts'

/** Every entry of a policy has its publication and the bytes it stands for, every entry of a build its manifest. */
export async function checkPublications(rows: AuditRows, site: Id): Promise<Fault | undefined> {
  const entries = ofKind(rows.entries(site), 'policy')
  for await (const { index, left, right } of alongside(entries, rows.publications(site))) {
    const [[entry], [row]] = [left, right]
    if (!row) return entryFault(index, 'has lost its publication')
    if (!entry) return entryFault(index, 'is none of a policy, and has a publication')
    const problem = await compare(rows, entry, row)
    if (problem) return entryFault(index, problem)
  }
  for await (const { index, standsFor } of ofKind(rows.entries(site), 'build')) {
    const manifest = await rows.manifest(toBase64url(standsFor))
    if (manifest === undefined) return entryFault(index, 'stands for a build that is not there')
  }
  return undefined
}

async function compare(
  rows: AuditRows,
  entry: EntryRow,
  { policyVersion, publishedAt, effectiveAt }: PublicationRow,
): Promise<string | undefined> {
  if (policyVersion !== toBase64url(entry.standsFor)) return 'stands for another policy'
  if (publishedAt !== entry.receivedAt) return 'has a publication at another time'
  const policy = await rows.policy(policyVersion)
  if (!policy) return 'stands for a policy that is not there'
  if (hash('sha256', policy.bytes, 'base64url') !== policyVersion) {
    return 'stands for a policy whose bytes are altered'
  }
  const signed = Date.parse(JSON.parse(policy.bytes).effectiveAt)
  return effectiveAt === signed ? undefined : 'has a publication that takes effect at another time'
}

import type { ConsentStatus, Decision, Id, Time } from '@kvitto/core'
import { expiryOf } from './expiry-of.ts'
import type { Hash, Receipt, Trust } from './receipt.ts'
import type { ReceiptOrder } from './receipt-order.ts'
import { createReceiptOrder } from './receipt-order.ts'

export interface FoldRecord {
  payload: Receipt
  hash: Hash
  receivedAt: Time
  trust: Trust
}

export interface FoldInput {
  subjectId: string
  /** Folds what the subject decided for this part of the site alone; default null: a person's own consent. */
  scope?: string | null
  /** The subject's records, those of other keys that name one of them in `ends`, those that name these in turn, and all that any of them name. */
  records: FoldRecord[]
  /** Grants under a version that is unknown (false) or void count as `unknown`, refusals always count. */
  known: (policyVersion: Hash) => boolean | 'void'
  now: Time
}

export interface StatusEntry {
  status: ConsentStatus
  /** When it became so; never later than the collector learned of it. */
  since: Time
  /** The receipt that decides. */
  receiptId: string
  /** Of what a form gave: whether the site's server has said since whose it is (double opt-in). */
  confirmation?: 'pending' | 'confirmed'
}

export interface SubjectStatus {
  status: Record<Id, StatusEntry>
  /** Only services whose own decision stands; the others follow their purposes. */
  services: Record<Id, StatusEntry>
}

/** What one record says on one purpose or service; `none`: it goes with its purposes again. */
interface Statement {
  record: FoldRecord
  says: Decision | 'none'
  /** Confirms what a form gave and has ended since: it gives no more, whenever it was made. */
  isOver?: boolean
}

type Kind = 'decisions' | 'services'

/**
 * The state of one subject's consent, whatever order its records arrived in: per purpose the receipts
 * with the greatest time decide, of these the ones that no other follows, and a refusal among them
 * wins. Another key's receipt counts as a refusal of what it refuses, where a receipt that it names
 * gives that; it gives nothing. A whole withdrawal refuses all that was ever given, also what the
 * policy of its day no longer has. What a host confirmed of a form ends with it. What was authorised for another scope is no part of it. Pure.
 */
export function foldStatus(input: FoldInput): SubjectStatus {
  const order = createReceiptOrder(input.records)
  const own = input.records.filter(
    ({ payload }) =>
      payload.subjectId === input.subjectId && payload.scope === (input.scope ?? null),
  )
  const foreign = input.records.filter(({ payload }) => payload.subjectId !== input.subjectId)
  const fold = (kind: Kind) => {
    const ids = new Set(own.flatMap(({ payload }) => Object.keys(payload[kind])))
    return Object.fromEntries(
      [...ids].sort().flatMap((id) => {
        const granting = own.filter(({ payload }) => payload[kind][id] === 'given')
        const about = { kind, id, granting, forms: confirmedBy(granting, foreign, id) }
        const statements = [...ownStatements(own, about, foreign), ...endings(foreign, about)]
        const entry = decide(statements, order, input)
        return entry ? [[id, { ...entry, ...confirmation(entry, about, foreign) }]] : []
      }),
    )
  }
  return { status: fold('decisions'), services: fold('services') }
}

/** The purpose or service in question, and the subject's own receipts that give it. */
interface About {
  kind: Kind
  id: Id
  granting: FoldRecord[]
  /** What forms gave of it, and these receipts of a host confirm. */
  forms: FoldRecord[]
}

function ownStatements(own: FoldRecord[], about: About, foreign: FoldRecord[]): Statement[] {
  const { kind, id, granting } = about
  return own.flatMap((record): Statement[] => {
    const says = saidOf(record, kind, id)
    if (says) return [{ record, says, isOver: isOver(record, about, foreign) }]
    if (granting.length > 0 && endsAll(record)) return [{ record, says: 'refused' }]
    // A whole decision without the service ends what was decided on it alone.
    return kind === 'services' && isWhole(record) ? [{ record, says: 'none' }] : []
  })
}

/** A policy may name a purpose `constructor`, which finds something in every object. */
function saidOf({ payload }: FoldRecord, kind: Kind, id: Id): Decision | undefined {
  return Object.hasOwn(payload[kind], id) ? payload[kind][id] : undefined
}

/** Receipts of other keys that close something: `ends` is a capability to close, nothing more. */
function endings(foreign: FoldRecord[], { kind, id, granting, forms }: About): Statement[] {
  const held = heldBy([...granting, ...forms], foreign)
  return foreign.flatMap((record): Statement[] => {
    if (!record.payload.ends.some((hash) => held.has(hash))) return []
    const says = saidOf(record, kind, id)
    if (says === 'refused' || (!says && endsAll(record))) return [{ record, says: 'refused' }]
    const isSilent = says === undefined && kind === 'services' && isWhole(record)
    const refuses = Object.values(record.payload.decisions).includes('refused')
    return isSilent && refuses ? [{ record, says: 'none' }] : []
  })
}

/** What a form gave is confirmed by a receipt of the site's host that gives the same, and goes on from it. */
function confirms({ payload, trust }: FoldRecord, form: FoldRecord, id: Id): boolean {
  return (
    trust === 'host' &&
    form.payload.method === 'form' &&
    form.payload.decisions[id] === 'given' &&
    payload.decisions[id] === 'given' &&
    payload.ends.includes(form.hash)
  )
}

function confirmedBy(granting: FoldRecord[], foreign: FoldRecord[], id: Id): FoldRecord[] {
  return foreign.filter((form) => granting.some((record) => confirms(record, form, id)))
}

/** A late confirmation does not bring back what was withdrawn meanwhile. */
function isOver(record: FoldRecord, about: About, foreign: FoldRecord[]): boolean {
  return about.forms
    .filter((form) => confirms(record, form, about.id))
    .some((form) => endings(foreign, { ...about, granting: [form], forms: [] }).length > 0)
}

function confirmation(
  { status, receiptId }: StatusEntry,
  { id, granting }: About,
  foreign: FoldRecord[],
): Pick<StatusEntry, 'confirmation'> {
  const form = granting.find(({ payload }) => payload.receiptId === receiptId)
  if (status !== 'given' || form?.payload.method !== 'form') return {}
  const isConfirmed = foreign.some((record) => confirms(record, form, id))
  return { confirmation: isConfirmed ? 'confirmed' : 'pending' }
}

/**
 * These grants, and what other keys' receipts went on from them, at any remove: a withdrawal that knows
 * only the last of them, as the cookie of three origins does, ends them all.
 */
function heldBy(granting: FoldRecord[], foreign: FoldRecord[]): Set<Hash> {
  const naming = new Map<Hash, Hash[]>()
  for (const { payload, hash } of foreign) {
    for (const ended of payload.ends) naming.set(ended, [...(naming.get(ended) ?? []), hash])
  }
  const held = new Set(granting.map(({ hash }) => hash))
  // Walks over what it adds, too.
  for (const hash of held) for (const next of naming.get(hash) ?? []) held.add(next)
  return held
}

/** Links, hosts and forms state only what they concern; every other receipt states every optional purpose. */
function isWhole({ payload, trust }: FoldRecord): boolean {
  return trust !== 'link' && trust !== 'host' && !/link|form/.test(payload.method)
}

/** Nothing is given any more, says such a receipt, whatever purposes its policy still names. */
function endsAll(record: FoldRecord): boolean {
  return record.payload.event === 'withdrawal' && isWhole(record)
}

function decide(
  statements: Statement[],
  order: ReceiptOrder,
  { subjectId, known, now }: FoldInput,
): StatusEntry | undefined {
  const standing = lastOf(
    statements.filter(({ isOver }) => !isOver),
    order,
  )
  const refusal = standing.find(({ says }) => says === 'refused')
  if (refusal) {
    const hadGrant = statements.some(
      ({ record, says }) => says === 'given' && record.payload.subjectId === subjectId,
    )
    return entryOf(refusal.record, hadGrant ? 'withdrawn' : 'refused')
  }
  const [first] = standing
  if (!first || standing.some(({ says }) => says === 'none')) return undefined
  const grants = standing.filter(({ record }) => known(record.payload.policyVersion) === true)
  const soonest = grants.toSorted((a, b) => endOf(a) - endOf(b))[0]
  if (!soonest) return entryOf(first.record, 'unknown')
  if (endOf(soonest) > Date.parse(now)) return entryOf(soonest.record, 'given')
  const since = new Date(endOf(soonest)).toISOString()
  return { ...entryOf(soonest.record, 'expired'), since }
}

/** The statements with the greatest time that none of the others follows, in an order of their own. */
function lastOf(statements: Statement[], order: ReceiptOrder): Statement[] {
  const times = statements.map(({ record }) => order.timeOf(record.hash))
  const greatest = times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const last = statements.filter((_, position) => times[position] === greatest)
  const followed = order.followedBy(last.map(({ record }) => record.hash))
  return last
    .filter(({ record }) => !followed.has(record.hash))
    .sort((a, b) => (a.record.hash < b.record.hash ? -1 : 1))
}

function endOf({ record }: Statement): number {
  return expiryOf(record.payload, record.receivedAt)
}

function entryOf({ payload, receivedAt }: FoldRecord, status: ConsentStatus): StatusEntry {
  const isClaimLater = Date.parse(payload.decidedAt) > Date.parse(receivedAt)
  const since = isClaimLater ? receivedAt : payload.decidedAt
  return { status, since, receiptId: payload.receiptId }
}

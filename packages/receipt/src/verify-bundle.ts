import type { BundleCheck, BundleCheckName, BundleReport, Outcome } from './bundle-report.ts'
import { absent, failed, ok, open } from './bundle-report.ts'
import type { LogClaim } from './check-log.ts'
import {
  checkCheckpointKey,
  checkCosignatures,
  checkInclusion,
  findCosignatures,
  readLogClaim,
  rebuildLeaf,
} from './check-log.ts'
import { hashText } from './hash.ts'
import type { Quorum } from './quorum.ts'
import type { Receipt } from './receipt.ts'
import { BUNDLE_SCHEMA, NO_BUILD } from './receipt.ts'
import { ReceiptError } from './receipt-error.ts'
import { isObject } from './receipt-shape.ts'
import type { AcceptedReceipt } from './verify-receipt.ts'
import { readStoredReceipt } from './verify-receipt.ts'

export interface VerifyBundleOptions {
  /** vkeys of the logs that the caller trusts. A key inside a bundle is never one of them. */
  logKeys: string[]
  /** vkeys of the witnesses that the caller trusts (c2sp.org/tlog-cosignature); none: nothing is witnessed. */
  witnessKeys?: string[]
  /** How many of them must have cosigned, and which; without it any one is enough to be witnessed. */
  quorum?: Quorum
}

const MEMBERS = ['schema', 'trust', 'receipt', 'chain', 'entry', 'proof', 'policy', 'build']

/**
 * Checks offline what a bundle claims, each check by name. Never throws, whatever `bundle` is: the
 * answer is always a report.
 *
 * @example
 * const { verdict, checks } = await verifyBundle(JSON.parse(text), { logKeys: [vkey] })
 */
export async function verifyBundle(
  bundle: unknown,
  { logKeys, witnessKeys = [], quorum }: VerifyBundleOptions,
): Promise<BundleReport> {
  const found = isObject(bundle) ? bundle : {}
  const [accepted, form, signature] = await readBundledReceipt(found)
  const [claim, proofFault] = await attempt(() => readLogClaim(found.proof))
  const [cosigned, cosignedFault] = claim
    ? await attempt(() => findCosignatures(claim, witnessKeys))
    : [undefined, open('there is no checkpoint to look at')]
  const [rebuilt, leafFault] = accepted
    ? await attempt(() => rebuildLeaf(found.entry, accepted.hash))
    : [undefined, unread]
  const outcomes: Record<BundleCheckName, Outcome> = {
    'canonical form': form,
    signature,
    'previous chain': await settle(accepted, (receipt) => checkChain(receipt, found.chain)),
    leaf: leafFault ?? ok('rebuilt from kind, time and the hash of the receipt’s hash'),
    inclusion: proofFault ?? (await includes(claim, rebuilt?.leaf, accepted)),
    'checkpoint key':
      proofFault ?? (await settle(claim, (log) => checkCheckpointKey(log, logKeys))),
    cosignatures: cosignedFault ?? checkCosignatures(cosigned, witnessKeys, quorum),
    policy: await settle(accepted, ({ payload }) => checkPolicy(payload, found.policy)),
    build: await settle(accepted, (receipt) => checkBuild(receipt, found.build)),
  }
  const isLogged = outcomes['checkpoint key'].status === 'ok' && outcomes.inclusion.status === 'ok'
  const log = claim && rebuilt && isLogged ? placeOf(claim, rebuilt.receivedAt) : null
  return {
    verdict: verdictOf(Object.values(outcomes)),
    checks: checksOf(outcomes),
    trust: accepted?.trust ?? null,
    receipt: accepted?.payload ?? null,
    log,
    cosignatures: log && cosigned ? cosigned : [],
    witnessed: log !== null && cosigned !== undefined && cosigned.length > 0,
  }
}

const unread = open('the receipt cannot be read')

/** The receipt if it verifies, and the outcomes of `canonical form` and `signature`. */
async function readBundledReceipt(
  bundle: Record<string, unknown>,
): Promise<[AcceptedReceipt | undefined, Outcome, Outcome]> {
  const form = checkForm(bundle)
  try {
    if (typeof bundle.receipt !== 'string') {
      return [undefined, failed('expected receipt to be text, found none'), unread]
    }
    const accepted = await readStoredReceipt(bundle.receipt)
    if (bundle.trust !== accepted.trust) {
      return [
        undefined,
        form,
        failed(`expected trust ${accepted.trust}, the bundle says otherwise`),
      ]
    }
    const signature =
      accepted.trust === 'signed'
        ? ok('trust: signed, by the key that subjectId names')
        : absent(`trust: ${accepted.trust}, no key signed it`)
    return [accepted, form, signature]
  } catch (error) {
    const isUnread =
      error instanceof ReceiptError &&
      (error.code === 'not_canonical' || error.code === 'receipt_malformed')
    return isUnread ? [undefined, failed(error.message), unread] : [undefined, form, faultOf(error)]
  }
}

function checkForm(bundle: Record<string, unknown>): Outcome {
  const missing = MEMBERS.find((name) => !Object.hasOwn(bundle, name))
  if (bundle.schema !== BUNDLE_SCHEMA) return failed(`expected ${BUNDLE_SCHEMA}, found another`)
  if (missing) return failed(`expected ${missing} in the bundle, found none`)
  if (Object.keys(bundle).length > MEMBERS.length) {
    return failed('expected no member that the bundle format does not name')
  }
  return ok('the receipt is its RFC 8785 bytes')
}

/** Newest first, each verified and named by the one after it. */
async function checkChain(receipt: AcceptedReceipt, chain: unknown): Promise<Outcome> {
  if (!Array.isArray(chain)) return failed('expected chain to be a list, found none')
  let newer = receipt
  for (const text of chain) {
    if (typeof text !== 'string') return failed('expected chain to hold texts')
    const older = await readStoredReceipt(text)
    if (older.hash !== newer.payload.previous) {
      return failed('expected the receipt that the newer one names as previous, found another')
    }
    if (older.payload.subjectId !== newer.payload.subjectId) {
      return failed('expected receipts of one subject, found another’s')
    }
    if (older.payload.site !== newer.payload.site) {
      return failed('expected receipts of one site, found another’s')
    }
    newer = older
  }
  const count = `${chain.length} earlier`
  return newer.payload.previous === null
    ? ok(count)
    : ok(`${count}; the oldest names one more, which is not in the bundle`)
}

async function includes(
  claim: LogClaim | undefined,
  leaf: Uint8Array | undefined,
  accepted: AcceptedReceipt | undefined,
): Promise<Outcome> {
  if (!claim || !leaf || !accepted) return open('there is no leaf to look for')
  return settle(claim, (log) => checkInclusion(log, leaf, accepted.payload.site))
}

async function checkPolicy({ policyVersion }: Receipt, policy: unknown): Promise<Outcome> {
  if (policy === null) return open('the collector does not know the policy version')
  return (await isTextOf(policy, policyVersion))
    ? ok('the policy’s bytes are those that the receipt names')
    : failed('expected the policy that the receipt names, found other bytes')
}

async function checkBuild(
  { payload: receipt, trust }: AcceptedReceipt,
  build: unknown,
): Promise<Outcome> {
  if (receipt.build === NO_BUILD && (trust === 'host' || trust === 'link')) {
    return build === null
      ? absent(`trust: ${trust}, no browser asked`)
      : failed('expected no build where no browser asked')
  }
  if (receipt.build.startsWith('npm:')) {
    return build === null
      ? absent(`${receipt.build}: bundled by the site itself, its bytes are on the registry`)
      : failed(`expected no build beside ${receipt.build}`)
  }
  if (build === null) return open('the collector does not know the build')
  return (await isTextOf(build, receipt.build))
    ? ok('the build’s bytes are those that the receipt names')
    : failed('expected the build that the receipt names, found other bytes')
}

async function isTextOf(text: unknown, hash: string): Promise<boolean> {
  // A lone surrogate encodes as U+FFFD, so another text could have the same hash.
  if (typeof text !== 'string' || /\p{Surrogate}/u.test(text)) return false
  return (await hashText(text)) === hash
}

async function settle<T>(
  input: T | undefined,
  check: (input: T) => Promise<Outcome>,
): Promise<Outcome> {
  if (input === undefined) return unread
  const [outcome, fault] = await attempt(() => check(input))
  return outcome ?? fault ?? unread
}

async function attempt<T>(
  read: () => T | Promise<T>,
): Promise<[T, undefined] | [undefined, Outcome]> {
  try {
    return [await read(), undefined]
  } catch (error) {
    return [undefined, faultOf(error)]
  }
}

/** Bad data fails; an engine that cannot check (no WebCrypto, no Ed25519) leaves the check open. */
function faultOf(error: unknown): Outcome {
  if (error instanceof ReceiptError) return failed(error.message)
  return open(`cannot be checked here: ${error instanceof Error ? error.name : 'unknown error'}`)
}

function verdictOf(outcomes: Outcome[]): BundleReport['verdict'] {
  if (outcomes.some(({ status }) => status === 'failed')) return 'failed'
  return outcomes.some(({ isOpen }) => isOpen) ? 'not-checked' : 'verified'
}

function checksOf(outcomes: Record<BundleCheckName, Outcome>): BundleCheck[] {
  const names = Object.keys(outcomes) as BundleCheckName[]
  return names.map((name) => ({
    name,
    status: outcomes[name].status,
    detail: outcomes[name].detail,
  }))
}

function placeOf({ proof, checkpoint }: LogClaim, receivedAt: string): BundleReport['log'] {
  return { origin: checkpoint.origin, index: proof.index, size: checkpoint.size, receivedAt }
}

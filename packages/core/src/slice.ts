import type { Id, Published, StorageKind } from './policy.ts'
import { isOptional } from './policy.ts'

/**
 * What the loader needs of a published policy, and no more: it travels with every page view.
 * Keys are short words, values raw; texts come with the policy when a layer opens.
 */
export interface Slice {
  site: Id
  policyVersion: string
  /** Full hash per optional purpose. */
  meanings: Record<Id, string>
  /** Purpose ids whose data is sold or shared: refused under GPC until the person decides. */
  sale?: Id[]
  services: SliceService[]
  /** Purposes and services that are never asked: always open. */
  open: Id[]
  /** What those keep, prefixed as in `stored`: never deleted. */
  essential: string[]
  expiresAfter: string
  /** `behaviour.hostGrants` is `any`. */
  anyHostGrant?: true
  /** `behaviour.proof` is `unlinked`. */
  unlinked?: true
  noReload?: string[]
  cookieDomain?: string
  /** Name of the re-open control per declared locale. */
  reopen: Record<string, string>
  /** Grants under these policy versions count as no decision. */
  void?: string[]
  /** Where the collector answers, e.g. `https://example.com/kvitto`; absent = where the loader came from. */
  collector?: string
  /** SHA-256 of the build's manifest, or `npm:kvitto@x.y.z`. */
  build: string
  /** The version that takes over; `at` is its `effectiveAt` in ms since 1970. */
  next?: Slice & { at: number }
}

export interface SliceService {
  id: Id
  purposes: Id[]
  /** `c` cookie, `l` localStorage, `s` sessionStorage, `i` IndexedDB, `x` Cache; then the pattern. `h`: set by another site, not deletable here. */
  stored?: string[]
}

const PREFIX: Record<StorageKind, string> = {
  localStorage: 'l',
  sessionStorage: 's',
  indexedDB: 'i',
  cache: 'x',
}

export interface SliceContext {
  build: string
  collector?: string
  void?: string[]
  next?: Slice & { at: number }
}

/** Cuts the loader's slice from a published policy. Pure. */
export function sliceOf(
  { policyVersion, policy, meanings }: Published,
  context: SliceContext,
): Slice {
  const optional = new Set(policy.purposes.filter(isOptional).map(({ id }) => id))
  const sale = policy.purposes.filter((p) => p.saleOrSharing && optional.has(p.id)).map((p) => p.id)
  const asked = policy.services.filter((service) => service.purposes.some((id) => optional.has(id)))
  const essential = policy.services.filter((service) => !asked.includes(service))
  const { behaviour } = policy
  return {
    site: policy.site,
    policyVersion,
    meanings,
    ...(sale.length > 0 && { sale }),
    services: asked.map((service) => ({
      id: service.id,
      purposes: service.purposes.filter((id) => optional.has(id)),
      ...(storedBy(service).length > 0 && { stored: storedBy(service) }),
    })),
    open: [...policy.purposes.filter((p) => !optional.has(p.id)), ...essential]
      .map(({ id }) => id)
      .filter((id) => id !== 'kvitto'),
    // What is ours needs no mention: `deleteStored` knows its name.
    essential: essential.filter(({ id }) => id !== 'kvitto').flatMap(storedBy),
    expiresAfter: behaviour.expiresAfter,
    ...(behaviour.hostGrants === 'any' && { anyHostGrant: true as const }),
    ...(behaviour.proof === 'unlinked' && { unlinked: true as const }),
    ...(behaviour.noReload && { noReload: behaviour.noReload }),
    ...(behaviour.cookieDomain && { cookieDomain: behaviour.cookieDomain }),
    reopen: Object.fromEntries(
      Object.entries(policy.texts).map(([locale, { reopen }]) => [locale, reopen]),
    ),
    build: context.build,
    ...(context.collector && { collector: context.collector }),
    ...(context.void?.length && { void: context.void }),
    ...(context.next && { next: context.next }),
  }
}

function storedBy({ cookies, storage }: Published['policy']['services'][number]): string[] {
  return [
    ...cookies.map(({ name, thirdParty }) => (thirdParty ? 'h' : 'c') + name),
    ...storage.map(({ kind, name }) => PREFIX[kind] + name),
  ]
}

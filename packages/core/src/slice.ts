import { knownLocaleOf } from './known-locales.ts'
import type {
  GuardMode,
  Id,
  Layout,
  PathRule,
  Published,
  Rule,
  ServiceAdapter,
  StorageKind,
  Theme,
} from './policy.ts'
import { isAsked, isOptional } from './policy.ts'

/**
 * What the loader needs of a published policy, and no more: it travels with every page view.
 * Keys are short words, values raw; texts come with the policy when a layer opens.
 */
export interface Slice {
  site: Id
  policyVersion: string
  /** Full hash per purpose that the banner asks for. */
  meanings: Record<Id, string>
  /** Purpose ids whose data is sold or shared: refused under GPC until the person decides. */
  sale?: Id[]
  services: SliceService[]
  /** Purposes and services that are never asked: always open. */
  open: Id[]
  /** What those keep, prefixed as in `stored`: never deleted. */
  essential: string[]
  /** Hosts of essential services, never held. As a policy names them. */
  hosts?: string[]
  /** Absent = `services`. */
  guard?: Exclude<GuardMode, 'services'>
  /** `behaviour.unlistedStorage` is `hold`. */
  holdUnlisted?: true
  /** Regions whose rule is not opt-in. */
  regions?: Record<string, Rule>
  /** The site's origins, where its frames may ask for decisions. */
  origins?: string[]
  /** Every page has need of the part `page`: for frames, or for paths of services. */
  page?: true
  /** The policy has purposes that forms ask for. */
  forms?: true
  expiresAfter: string
  /** `behaviour.hostGrants` is `any`. */
  anyHostGrant?: true
  /** `behaviour.proof` is `unlinked`. */
  unlinked?: true
  noReload?: string[]
  cookieDomain?: string
  /** Parts that say how the layers look; absent = `look-box` and `look-kvitto`. */
  look?: [layout: `look-${Layout}`, theme: `look-${Theme}`]
  /** `appearance.corner` is `end`. */
  corner?: 'end'
  /** Name of the re-open control per declared locale. */
  reopen: Record<string, string>
  /** Whose words a declared locale has, where that is not its language: `{'zh-TW': 'zh-Hant'}`. */
  words?: Record<string, string>
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
  /** As the policy names them: `host[:port][/path]`, or a path of the own origin. */
  hosts?: string[]
  paths?: PathRule
  adapter?: ServiceAdapter
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
  /** `off`: the site's guard is switched off at the collector, whatever the policy says. */
  guard?: 'off'
  next?: Slice & { at: number }
}

/** Cuts the loader's slice from a published policy. Pure. */
export function sliceOf(
  { policyVersion, policy, meanings }: Published,
  context: SliceContext,
): Slice {
  const optional = new Set(policy.purposes.filter(isAsked).map(({ id }) => id))
  const never = policy.purposes.filter((purpose) => !isOptional(purpose)).map(({ id }) => id)
  const sale = policy.purposes.filter((p) => p.saleOrSharing && optional.has(p.id)).map((p) => p.id)
  const asked = policy.services.filter((service) => service.purposes.some((id) => optional.has(id)))
  const essential = policy.services.filter(({ purposes }) =>
    purposes.every((id) => never.includes(id)),
  )
  const { behaviour } = policy
  const { layout = 'box', theme = 'kvitto', corner } = policy.appearance ?? {}
  const isOrdinary = layout === 'box' && theme === 'kvitto'
  const essentialHosts = essential.flatMap(({ hosts }) => hosts.map(encodeHost))
  const guard = context.guard ?? behaviour.guard ?? 'services'
  const regions = Object.entries(behaviour.regions ?? {}).filter(([, rule]) => rule !== 'opt-in')
  const words = Object.keys(policy.texts).flatMap((locale) => {
    const known = knownLocaleOf(locale)
    return known && known !== locale.split('-', 1)[0] ? [[locale, known] as const] : []
  })
  return {
    site: policy.site,
    policyVersion,
    meanings: Object.fromEntries(Object.entries(meanings).filter(([id]) => optional.has(id))),
    ...(sale.length > 0 && { sale }),
    services: asked.map((service) => ({
      id: service.id,
      purposes: service.purposes.filter((id) => optional.has(id)),
      ...(storedBy(service).length > 0 && { stored: storedBy(service) }),
      ...(service.hosts.length > 0 && { hosts: service.hosts.map(encodeHost) }),
      ...(service.paths && { paths: encodeRule(service.paths) }),
      ...(service.adapter && { adapter: service.adapter }),
    })),
    open: [...never, ...essential.map(({ id }) => id)].filter((id) => id !== 'kvitto'),
    // What is ours needs no mention: `deleteStored` knows its name.
    essential: essential.filter(({ id }) => id !== 'kvitto').flatMap(storedBy),
    ...(essentialHosts.length > 0 && { hosts: essentialHosts }),
    ...(guard !== 'services' && { guard }),
    ...(behaviour.unlistedStorage === 'hold' && { holdUnlisted: true as const }),
    ...(regions.length > 0 && { regions: Object.fromEntries(regions) }),
    ...(behaviour.frames && { origins: policy.origins }),
    ...((behaviour.frames || asked.some(({ paths }) => paths)) && { page: true as const }),
    ...(policy.purposes.some((purpose) => purpose.asked) && { forms: true as const }),
    expiresAfter: behaviour.expiresAfter,
    ...(behaviour.hostGrants === 'any' && { anyHostGrant: true as const }),
    ...(behaviour.proof === 'unlinked' && { unlinked: true as const }),
    ...(behaviour.noReload && { noReload: behaviour.noReload.map(encodePath) }),
    ...(behaviour.cookieDomain && { cookieDomain: behaviour.cookieDomain }),
    ...(!isOrdinary && { look: [`look-${layout}`, `look-${theme}`] satisfies Slice['look'] }),
    ...(corner === 'end' && { corner }),
    reopen: Object.fromEntries(
      Object.entries(policy.texts).map(([locale, { reopen }]) => [locale, reopen]),
    ),
    ...(words.length > 0 && { words: Object.fromEntries(words) }),
    build: context.build,
    ...(context.collector && { collector: context.collector }),
    ...(context.void?.length && { void: context.void }),
    ...(context.next && { next: context.next }),
  }
}

function encodeRule({ include, exclude }: PathRule): PathRule {
  return {
    ...(include && { include: include.map(encodePath) }),
    ...(exclude && { exclude: exclude.map(encodePath) }),
  }
}

/** `/köp/**` as a page's own address writes it. */
function encodePath(pattern: string): string {
  return new URL(pattern, 'https://a').pathname
}

/** Its path as the addresses write it that are asked for. */
function encodeHost(host: string): string {
  const path = host.replace(/^[^/]*/, '')
  return path ? host.slice(0, -path.length) + new URL(`https://a${path}`).pathname : host
}

function storedBy({ cookies, storage }: Published['policy']['services'][number]): string[] {
  return [
    ...cookies.map(({ name, thirdParty }) => (thirdParty ? 'h' : 'c') + name),
    ...storage.map(({ kind, name }) => PREFIX[kind] + name),
  ]
}

import type { Id, Policy, Published, Purpose, Service } from '@kvitto/core'
import { isOptional, parseDuration } from '@kvitto/core'
import { canonicalize } from './canonical.ts'
import { hashText } from './hash.ts'

/** How long the browser keeps an event that is not delivered. */
const OUTBOX_LIFETIME = 'P30D'
/** The most that browsers keep a cookie. */
const LONGEST_LIFETIME = 'P400D'

/**
 * Hashes a valid policy, with Kvitto's own service added to its table; publishing what was published
 * yields the same bytes. Runs at build time or in the collector, never in a visitor's browser.
 *
 * @example
 * const { policyVersion, bytes } = await publishPolicy(policy)
 */
export async function publishPolicy(policy: Policy): Promise<Published & { bytes: string }> {
  const published = withKvitto(policy)
  const bytes = canonicalize(published)
  return {
    policyVersion: await hashText(bytes),
    policy: published,
    meanings: await meaningsOf(published),
    bytes,
  }
}

/** A site may correct who provides the service (a collector run by others); what is stored is ours to say. */
function withKvitto(policy: Policy): Policy {
  const essential = policy.purposes.find((purpose) => !isOptional(purpose))
  if (!essential) throw new TypeError('expected a strictly-necessary purpose, found none')
  const own = policy.services.find(({ id }) => id === 'kvitto')
  const service = { ...kvittoService(policy), ...own, ...kvittoStores(policy, essential) }
  const services = own
    ? policy.services.map((found) => (found === own ? service : found))
    : [...policy.services, service]
  return { ...policy, services }
}

function kvittoService({ controller, jurisdiction, retention }: Policy) {
  return {
    id: 'kvitto',
    name: 'Kvitto',
    role: 'processor' as const,
    provider: controller.name,
    country: jurisdiction,
    transfer: null,
    retention: retention.records,
    hosts: [],
  }
}

function kvittoStores({ behaviour }: Policy, essential: Purpose) {
  const lifetime = cookieLifetime(behaviour.expiresAfter)
  return {
    purposes: [essential.id],
    cookies: [{ name: 'kvitto', lifetime }],
    storage: [
      { kind: 'localStorage', name: 'kvitto', lifetime: OUTBOX_LIFETIME },
      { kind: 'indexedDB', name: 'kvitto', lifetime },
      // In its place where it is blocked, and over the reload of a withdrawal.
      { kind: 'localStorage', name: 'kvitto-ledger', lifetime },
      { kind: 'sessionStorage', name: 'kvitto-report', lifetime: 'session' },
      // When a form was posted and to which address of the site's: what it leads to is not loaded again.
      { kind: 'sessionStorage', name: 'kvitto-post', lifetime: 'session' },
    ],
  } satisfies Partial<Service>
}

/** A decision stands for `expiresAfter`; its cookie 30 days longer, to tell expired from never asked. */
function cookieLifetime(expiresAfter: string): string {
  const { months, days } = parseDuration(expiresAfter)
  if (months * 30.5 + days + 30 > 400) return LONGEST_LIFETIME
  return months > 0 ? `P${months}M${days + 30}D` : `P${days + 30}D`
}

async function meaningsOf(policy: Policy): Promise<Published['meanings']> {
  const meanings: Record<Id, string> = {}
  for (const purpose of policy.purposes.filter(isOptional)) {
    meanings[purpose.id] = await hashText(canonicalize(meaningOf(purpose, policy)))
  }
  return meanings
}

/** What a person agrees to. Wording, style and the policy's version are no part of it. */
function meaningOf({ id, legalBasis, dataTypes }: Purpose, { controller, services }: Policy) {
  return {
    controller: controller.name ?? null,
    purpose: id,
    legalBasis: legalBasis ?? null,
    dataTypes: dataTypes?.toSorted() ?? null,
    services: services
      .filter(({ purposes }) => purposes.includes(id))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((service) => ({
        id: service.id,
        provider: service.provider ?? null,
        country: service.country ?? null,
        transfer: service.transfer ?? null,
        retention: service.retention ?? null,
        hosts: service.hosts?.toSorted() ?? null,
        cookies: service.cookies?.map(({ name }) => name).toSorted() ?? null,
      })),
  }
}

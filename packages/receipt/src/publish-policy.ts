import type { Id, Policy, Published, Purpose, Service } from '@kvitto/core'
import { isOptional, parseDuration } from '@kvitto/core'
import { canonicalize } from './canonical.ts'
import { hashText } from './hash.ts'
import { hashMeaning } from './hash-meaning.ts'

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

function kvittoStores({ behaviour, purposes }: Policy, essential: Purpose) {
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
      ...(purposes.some(({ asked }) => asked) ? formStores(lifetime) : []),
    ],
  } satisfies Partial<Service>
}

/** What was agreed to in a form of the site's: apart from all else, so that the two cannot be joined. */
function formStores(lifetime: string): Service['storage'] {
  return [
    { kind: 'localStorage', name: 'kvitto-form', lifetime: OUTBOX_LIFETIME },
    { kind: 'indexedDB', name: 'kvitto-form', lifetime },
    { kind: 'localStorage', name: 'kvitto-form-ledger', lifetime },
  ]
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
    meanings[purpose.id] = await hashMeaning(purpose, policy)
  }
  return meanings
}

import type {
  Controller,
  Id,
  LegalBasis,
  Locale,
  Policy,
  Purpose,
  Service,
  ServiceRole,
  Time,
} from '@kvitto/core'
import { serviceName } from '../service-name.ts'
import { type StoredItem, storedItems } from '../service-stored.ts'

/**
 * What a policy declares, for people of one language: texts are in `locale`, all else is as in the policy (ISO 8601
 * durations, ISO 3166 countries). `JSON.stringify` loses nothing of it.
 */
export interface Declaration {
  site: Id
  /** The owner's own label of the policy. */
  version: string
  effectiveAt: Time
  locale: Locale
  controller: Controller
  purposes: DeclaredPurpose[]
}

export interface DeclaredPurpose {
  id: Id
  title: string
  description: string
  legalBasis: LegalBasis
  /** Why the site cannot work without it; null where it can. */
  reason: string | null
  dataTypes: { id: Id; label: string }[]
  saleOrSharing: boolean
  /** All that serve it; one of several purposes stands in each. */
  services: DeclaredService[]
}

export interface DeclaredService {
  id: Id
  /** Its own, or the category of recipients that stands for it. */
  name: string
  role: ServiceRole
  provider: string
  country: string
  /** The mechanism that allows a transfer outside the EEA; null where there is none. */
  transfer: string | null
  retention: string
  /** Its own privacy policy. */
  url: string | null
  stored: DeclaredItem[]
}

export interface DeclaredItem extends StoredItem {
  /** Who stores it: the service's provider. */
  by: string
}

/**
 * Every purpose, every service of it, and every thing that those store. Kvitto's own are there once the policy is
 * published. Throws RangeError where the policy does not declare the locale. Pure.
 */
export function declarationOf(policy: Policy, locale: Locale): Declaration {
  const { site, version, effectiveAt, controller, purposes } = policy
  const texts = policy.texts[locale]
  if (!texts) {
    const declared = Object.keys(policy.texts).join(', ')
    throw new RangeError(`expected a locale of the policy (${declared}), found ${locale}`)
  }
  const declared = purposes.map((purpose) => declaredPurpose(purpose, policy, locale))
  return { site, version, effectiveAt, locale, controller, purposes: declared }
}

function declaredPurpose(purpose: Purpose, policy: Policy, locale: Locale): DeclaredPurpose {
  const { id, legalBasis, reason, saleOrSharing } = purpose
  const labels = policy.texts[locale]?.dataTypes
  return {
    id,
    title: purpose.title[locale] ?? id,
    description: purpose.description[locale] ?? '',
    legalBasis,
    reason: reason?.[locale] ?? null,
    dataTypes: purpose.dataTypes.map((type) => ({ id: type, label: labels?.[type] ?? type })),
    saleOrSharing,
    services: policy.services
      .filter(({ purposes }) => purposes.includes(id))
      .map((service) => declaredService(service, locale)),
  }
}

function declaredService(service: Service, locale: Locale): DeclaredService {
  const { id, role, provider, country, transfer, retention, url = null } = service
  return {
    id,
    name: serviceName(service, locale),
    role,
    provider,
    country,
    transfer,
    retention,
    url,
    stored: storedItems(service).map((item) => ({ ...item, by: provider })),
  }
}

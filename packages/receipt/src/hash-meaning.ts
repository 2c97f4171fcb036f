import type { Policy, Purpose } from '@kvitto/core'
import { canonicalize } from './canonical.ts'
import { hashText } from './hash.ts'

/** The meaning of a purpose of a published policy: another one asks again. */
export function hashMeaning(purpose: Purpose, policy: Policy): Promise<string> {
  return hashText(canonicalize(meaningOf(purpose, policy)))
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

import { hostCovers } from './host-covers.ts'
import type { Id, Policy, Service } from './policy.ts'
import { isOptional } from './policy.ts'

/** A host of an optional service that something else opens too. */
export interface SharedHost {
  /** As the optional service names it. */
  host: string
  service: Id
  /** The essential service that shares it, or `origin`: the site itself. */
  with: Id
  /** Of that one, as it names it. */
  under: string
  /**
   * The same host and path: the guard never holds it, since essential wins a tie. Else it holds the
   * longer path; strict cannot hold either.
   */
  isSame: boolean
}

/**
 * Hosts that strict opens for everybody, although an optional service is found there: an essential one,
 * or the site, is named with the same host and the same path or a shorter one. Nothing is refused for
 * it; the owner is told. Takes a valid policy.
 */
export function sharedHosts({ services, purposes, origins }: Policy): SharedHost[] {
  const optional = new Set(purposes.filter(isOptional).map(({ id }) => id))
  const isAsked = (service: Service) => service.purposes.some((id) => optional.has(id))
  const open = [
    ...services
      .filter((service) => !isAsked(service))
      .flatMap(({ id, hosts }) => hosts.map((under) => ({ with: id, under }))),
    ...origins.map((origin) => ({
      with: 'origin',
      under: origin.replace(/^https?:\/\/(\*\.)?/, ''),
    })),
  ]
  return services.filter(isAsked).flatMap(({ id, hosts }) =>
    // A path alone is the site's own, and meant so.
    [...hosts]
      .filter((host) => !host.startsWith('/'))
      .flatMap((host) =>
        open
          .filter(({ under }) => hostCovers(under, new URL(`https://${host}`)))
          .map((found) => ({ host, service: id, ...found, isSame: found.under === host })),
      ),
  )
}

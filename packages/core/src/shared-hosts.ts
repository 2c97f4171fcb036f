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

/** A host and path that several optional services name. */
export interface TiedHost {
  host: string
  /** In the order of the policy: the guard asks for all of them, strict opens it for any. */
  services: Id[]
}

/** Hosts at which nothing tells one optional service from another. Takes a valid policy. */
export function tiedHosts(policy: Policy): TiedHost[] {
  const tied = new Map<string, Id[]>()
  for (const { id, hosts } of optionalServices(policy)) {
    for (const host of new Set(hosts)) tied.set(host, [...(tied.get(host) ?? []), id])
  }
  return [...tied]
    .filter(([, services]) => services.length > 1)
    .map(([host, services]) => ({ host, services }))
}

/**
 * Hosts that strict opens for everybody, although an optional service is found there: an essential one,
 * or the site, is named with the same host and the same path or a shorter one. Nothing is refused for
 * it; the owner is told. Takes a valid policy.
 */
export function sharedHosts(policy: Policy): SharedHost[] {
  const { services, origins } = policy
  const asked = optionalServices(policy)
  const open = [
    ...services
      .filter((service) => !asked.includes(service))
      .flatMap(({ id, hosts }) => hosts.map((under) => ({ with: id, under }))),
    ...origins.map((origin) => ({
      with: 'origin',
      under: origin.replace(/^https?:\/\/(\*\.)?/, ''),
    })),
  ]
  return asked.flatMap(({ id, hosts }) =>
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

function optionalServices({ services, purposes }: Policy): Service[] {
  const optional = new Set(purposes.filter(isOptional).map(({ id }) => id))
  return services.filter((service) => service.purposes.some((id) => optional.has(id)))
}

import type { Id } from '@kvitto/core'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { addressPrefix } from './address-prefix.ts'
import { type Connection, clientAddress } from './client-address.ts'
import { createPrefixKey } from './prefix-key.ts'

export interface LimitSettings {
  /** Receipts a minute from one address prefix; 0: any number. */
  address: number
  /** Receipts a minute for one site; 0: any number. */
  site: number
  /** How many proxies stand in front and add to `X-Forwarded-For`. */
  trustedProxies: number
}

export const DEFAULT_LIMITS: LimitSettings = { address: 1200, site: 12_000, trustedProxies: 0 }

/** A limit that is reached, and when there is room again. */
export interface Reached {
  limit: 'address' | 'site'
  /** Seconds. */
  retryAfter: number
}

/** Counts within a minute, in this process alone; nothing of an address is kept. */
export interface Limits {
  /** Counts one from there. Undefined while there is room, and where the caller is inside the own network. */
  fromAddress(connection: Connection): Promise<Reached | undefined>
  /** Counts one for a registered site. */
  forSite(site: Id): Promise<Reached | undefined>
  /** Counts one that a registered site's own server sends: apart, so that a job of its holds up no visitor. */
  forHost(site: Id): Promise<Reached | undefined>
}

export interface LimitsOptions extends LimitSettings {
  now(): Date
  /** Told once, where a proxy's address seems to stand for all visitors. */
  onProxySeen?(): void
}

const MINUTE = 60

export function createLimits(options: LimitsOptions): Limits {
  const { address, site, trustedProxies, now, onProxySeen } = options
  const keyOf = createPrefixKey(now)
  const takeFromAddress = createCounter('address', address)
  const takeForSite = createCounter('site', site)
  const takeForHost = createCounter('site', site)
  let isProxySeen = false

  return {
    async fromAddress(connection) {
      if (!isProxySeen && trustedProxies === 0 && connection.forwarded !== undefined) {
        isProxySeen = true
        onProxySeen?.()
      }
      const prefix = addressPrefix(clientAddress(connection, trustedProxies) ?? '')
      return prefix === undefined ? undefined : takeFromAddress(keyOf(prefix))
    },
    forSite: takeForSite,
    forHost: takeForHost,
  }
}

function createCounter(limit: Reached['limit'], points: number) {
  const limiter = points > 0 && new RateLimiterMemory({ points, duration: MINUTE })
  return async (key: string): Promise<Reached | undefined> => {
    try {
      if (limiter) await limiter.consume(key)
      return undefined
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      return { limit, retryAfter: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) }
    }
  }
}

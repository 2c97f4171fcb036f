// A data table: the formats of a policy's texts. Each message says what is expected.
import * as z from 'zod'

export const Text = z.string().min(1).max(300)
/** What stands on a button or as a version. */
export const Label = z.string().min(1).max(60)

export const Id = z.string().regex(/^[a-z0-9-]{1,40}$/, '1 to 40 of a-z, 0-9 and -')

export const Locale = z
  .string()
  .regex(
    /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/,
    'a BCP 47 tag such as "sv" or "pt-BR"',
  )

export const Country = z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166-1 code such as "SE"')

export const Region = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'an ISO 3166 code such as "SE" or "US-CA"')

export const Time = z.string().refine(isTime, 'a time in UTC such as "2026-11-21T00:00:00Z"')

const DURATION = /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/

export const Duration = z.string().regex(DURATION, 'an ISO 8601 duration such as "P13M"')

/** Over as a calendar says, so that a pruning can tell when. */
export const RecordsRetention = z
  .string()
  .regex(
    /^P(?=\d*[1-9])(\d{1,4}Y)?(\d{1,4}M)?(\d{1,5}D)?$/,
    'a duration in years, months or days such as "P5Y"',
  )

export const Lifetime = z
  .string()
  .refine(
    (text) => text === 'session' || DURATION.test(text),
    '"session" or an ISO 8601 duration such as "P13M"',
  )

export const ExpiresAfter = z
  .string()
  .refine(isExpiry, 'a duration in months or days of at most 13 months, such as "P12M"')

export const Url = z.string().max(500).refine(isUrl, 'an http or https address')

export const Origin = z
  .string()
  .max(300)
  .refine(
    isOrigin,
    'an origin without path or default port, such as "https://example.com" or "https://*.example.com"',
  )

/** `host[:port][/path]`, or a path alone. */
export const Host = z
  .string()
  .max(300)
  .refine(
    isHost,
    'a host without default port or * such as "stats.example/js/", or a path of the own origin such as "/metrics/"',
  )

export const Domain = z
  .string()
  .max(253)
  .regex(
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
    'a domain such as "example.com"',
  )

export const Path = z
  .string()
  .max(300)
  .regex(/^\/[^\s?#*]*(\*\*)?$/, 'a path that starts with /, with no * but ** at its end')

// The token of RFC 9110 section 5.6.2, without the * that only ends a prefix.
export const CookieName = z
  .string()
  .max(200)
  .regex(/^(?=.)[!#$%&'+\-.^_`|~0-9A-Za-z]*\*?$/, 'a cookie name, or a prefix that ends in *')

export const StorageName = z
  .string()
  .max(200)
  .regex(/^(?=.)[^*]*\*?$/s, 'a name, or a prefix that ends in *')

export const DpvTerm = z
  .string()
  .regex(/^[a-z-]+:[A-Za-z0-9-]+$/, 'a DPV term such as "dpv:ServiceUsageAnalytics"')

function isTime(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(text)) return false
  const time = new Date(text)
  // Date accepts 30 February and makes it March.
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text.slice(0, 19))
}

function isExpiry(text: string): boolean {
  const [, count, unit] = /^P([1-9]\d{0,3})([MD])$/.exec(text) ?? []
  return Number(count) <= (unit === 'M' ? 13 : 395)
}

function isUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

const HOST =
  /^(?=.)(([a-z0-9_]([a-z0-9_-]*[a-z0-9])?)(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9])?)*(:\d{1,5})?|\[[0-9a-f:]+\](:\d{1,5})?)?(\/[^\s?#*]*)?$/

/** Written as in the addresses that browsers ask for: else it would match none of them, and nothing would be held. */
function isHost(text: string): boolean {
  const [, name = '', path = ''] = /^([^/]*)(.*)$/s.exec(text) ?? []
  // All of the own origin, or a host of which the scheme was left out.
  if (!HOST.test(text) || (name === '' && /^\/(\/|$)/.test(path))) return false
  const host = name || 'own.invalid'
  return ['http://', 'https://'].every((scheme) => {
    if (!URL.canParse(scheme + host + path)) return false
    const url = new URL(scheme + host + path)
    return url.host === host && decoded(url.pathname) === decoded(path || '/')
  })
}

function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

function isOrigin(text: string): boolean {
  const [, scheme, wildcard, rest = ''] = /^(https?:\/\/)(\*\.)?([^*/]+)$/.exec(text) ?? []
  if (!scheme || !URL.canParse(scheme + rest) || new URL(scheme + rest).origin !== scheme + rest) {
    return false
  }
  // One label for a whole top-level domain would let anyone in.
  return !wildcard || rest.includes('.') || /^localhost(:|$)/.test(rest)
}

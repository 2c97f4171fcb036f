import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { addDuration } from '@kvitto/core'
import type { BodyKeySource } from './bodies/read-operator-keys.ts'
import { LEAST_ACCESS_RETENTION } from './domain/prune-accesses.ts'
import { DEFAULT_LIMITS, type LimitSettings } from './limits/create-limits.ts'

export interface Config {
  port: number
  /** Address or name to listen on; undefined: every address of the machine. */
  host?: string | undefined
  /** Folder of the keys, and of the database where there is no `databaseUrl`. */
  data: string
  /** `postgres://…`; may hold a password. Undefined: SQLite in the data folder. */
  databaseUrl?: string | undefined
  /** Names the logs: `<origin>/<site>`. Fixed in the database at first start. */
  logOrigin: string
  /** Public base URL, without a trailing slash. */
  url: string
  /** Where it is, an address that only this machine reaches is warned of. */
  isProduction?: boolean
  /** Whether `test: true` receipts are taken. */
  testReceipts: boolean
  /** How long it is kept who read what; undefined: as short as it may be. */
  accessRetention?: string
  /** Folder of the browser build. */
  buildFolder: string
  /** Where `GET /metrics` answers; undefined: nowhere. */
  metrics?: { port: number; host: string } | undefined
  /** File of the witnesses to ask (c2sp.org/tlog-policy), and how often, in milliseconds. */
  witnesses?: { path: string; interval: number } | undefined
  /** Least level that is logged. */
  logLevel?: LogLevel
  /** How many receipts are taken; undefined: any number. */
  limits?: LimitSettings
  /** Keys that seal bodies; undefined: bodies are stored as they are. */
  bodyKeys?: BodyKeySource
  /** How many connections are open at once; undefined: any number. */
  maxConnections?: number
}

type Environment = Record<string, string | undefined>

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Reads the environment; only `main.ts` has it. Throws, with one clear line, on a bad value. */
export function readConfig(environment: Environment): Config {
  const env = withoutEmpty(environment)
  const isProduction = env.NODE_ENV === 'production'
  const port = readPort('KVITTO_PORT', env.KVITTO_PORT ?? '8787')
  const interval = readSeconds('KVITTO_WITNESS_INTERVAL', env.KVITTO_WITNESS_INTERVAL ?? '10')
  return {
    port,
    host: env.KVITTO_HOST,
    data: env.KVITTO_DATA ?? '.data',
    databaseUrl: readDatabaseUrl(env.KVITTO_DATABASE_URL),
    logOrigin: readOrigin(env.KVITTO_LOG_ORIGIN ?? 'kvitto.local', isProduction),
    url: readUrl(env.KVITTO_URL ?? `http://localhost:${port}`),
    isProduction,
    testReceipts: readSwitch('KVITTO_TEST_RECEIPTS', env.KVITTO_TEST_RECEIPTS),
    accessRetention: readAccessRetention(env.KVITTO_ACCESS_RETENTION ?? LEAST_ACCESS_RETENTION),
    buildFolder: findBuildFolder(),
    metrics: env.KVITTO_METRICS_PORT
      ? {
          port: readPort('KVITTO_METRICS_PORT', env.KVITTO_METRICS_PORT),
          host: env.KVITTO_METRICS_HOST ?? '127.0.0.1',
        }
      : undefined,
    witnesses: env.KVITTO_WITNESSES ? { path: env.KVITTO_WITNESSES, interval } : undefined,
    logLevel: readLogLevel(env.KVITTO_LOG_LEVEL ?? 'info'),
    limits: {
      address: readCount('KVITTO_LIMIT_ADDRESS', env, DEFAULT_LIMITS.address),
      site: readCount('KVITTO_LIMIT_SITE', env, DEFAULT_LIMITS.site),
      trustedProxies: readCount('KVITTO_TRUSTED_PROXIES', env, DEFAULT_LIMITS.trustedProxies),
    },
    bodyKeys: {
      text: env.KVITTO_BODY_KEY,
      file: env.KVITTO_BODY_KEY_FILE,
    },
    maxConnections: readCount('KVITTO_MAX_CONNECTIONS', env, 10_000),
  }
}

/** Files of settings name what they leave open: an empty one is not set. */
function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
}

/** Where the `kvitto` package has its script-tag build. */
export function findBuildFolder(): string {
  const found = findPackageJSON('kvitto', import.meta.url)
  if (!found) throw new Error('expected the package kvitto beside the collector, found none')
  return join(dirname(found), 'dist', 'script')
}

function readLogLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((each) => each === text)
  if (level) return level
  throw new Error(`KVITTO_LOG_LEVEL: expected one of ${LOG_LEVELS.join(', ')}, found another value`)
}

function readSeconds(name: string, text: string): number {
  const seconds = Number(text)
  if (/^\d{1,4}(\.\d{1,3})?$/.test(text) && seconds > 0) return seconds * 1000
  throw new Error(`${name}: expected seconds, more than 0 and less than 10000, found another value`)
}

/** Of a leap year, so that no number of days passes for a year that is shorter than some. */
const LEAP_YEAR = Date.UTC(2024, 0, 1)

function readAccessRetention(text: string): string {
  const least = addDuration(LEAP_YEAR, LEAST_ACCESS_RETENTION)
  const isDuration = /^P(?=.)(\d{1,2}Y)?(\d{1,3}M)?(\d{1,5}D)?$/.test(text)
  if (isDuration && addDuration(LEAP_YEAR, text) >= least) return text
  throw new Error(
    `KVITTO_ACCESS_RETENTION: expected a duration such as P3Y, ${LEAST_ACCESS_RETENTION} at least, found another value`,
  )
}

function readSwitch(name: string, text = '0'): boolean {
  if (text === '0' || text === '1') return text === '1'
  throw new Error(`${name}: expected 1 or 0, found another value`)
}

function readPort(name: string, text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new Error(`${name}: expected a port from 0 to 65535, found another value`)
  }
  return port
}

function readCount(name: string, { [name]: text }: Environment, standard: number): number {
  if (text === undefined) return standard
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new Error(`${name}: expected a whole number from 0, found another value`)
}

function readOrigin(origin: string, isProduction: boolean): string {
  // The name is signed with every checkpoint and can never change: two collectors must not share one.
  if (isProduction && origin === 'kvitto.local') {
    throw new Error(
      'KVITTO_LOG_ORIGIN: expected a name of your own in production, found kvitto.local',
    )
  }
  // A checkpoint with a control character in its first line could never be signed.
  if (!/^[^\s+/\p{Cc}][^\s+\p{Cc}]{0,200}$/u.test(origin)) {
    throw new Error(
      'KVITTO_LOG_ORIGIN: expected a name without spaces or plus, found another value',
    )
  }
  return origin
}

/** The value is never repeated: it may hold a password. */
function readDatabaseUrl(url: string | undefined): string | undefined {
  if (url === undefined || (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url))) return url
  throw new Error('KVITTO_DATABASE_URL: expected a postgres:// address, found another value')
}

/** It stands in the scripts of every page, so it holds no password. */
function readUrl(url: string): string {
  if (!URL.canParse(url) || !/^https?:\/\//.test(url) || /["<>\s?#@]/.test(url)) {
    throw new Error('KVITTO_URL: expected an http(s) address, found another value')
  }
  return url.replace(/\/+$/, '')
}

import Database from 'better-sqlite3'
import { CollectorError } from '../collector-error.ts'

/**
 * What passes, or what an operator mends: no room, a disk that fails, a lock, a file that is not there
 * to be written. Nothing of the statement's transaction is left then.
 *
 * @see https://www.sqlite.org/rescode.html
 */
const PASSING = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN)/
/** Seconds. */
const RETRY_AFTER = 5

export interface ErrorWays {
  tell(error: unknown): void
  /** An error where a later collector has changed the tables: a row of this one may fit none of them. */
  newer(): CollectorError | undefined
}

/** The same methods; each throws `store_unavailable` where the same call may succeed later, and `newer`'s error. */
export function withCodedErrors<Methods extends object>(
  methods: Methods,
  ways: ErrorWays,
): Methods {
  return new Proxy(methods, {
    get(target, name) {
      const method = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return async (...args: unknown[]) => {
        try {
          return await Reflect.apply(method, target, args)
        } catch (error) {
          throw toCoded(error, ways)
        }
      }
    },
  })
}

function toCoded(cause: unknown, { tell, newer }: ErrorWays): unknown {
  if (!(cause instanceof Database.SqliteError)) return cause
  if (!PASSING.test(cause.code)) {
    const error = newer()
    if (error) tell(error)
    return error ?? cause
  }
  tell(cause)
  const message = 'expected a disk that takes what is written, found none'
  return new CollectorError('store_unavailable', message, { retryAfter: RETRY_AFTER, cause })
}

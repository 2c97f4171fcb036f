import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { atMostEvery } from '../at-most-every.ts'
import { CollectorError } from '../collector-error.ts'
import { getTypeParser } from './postgres-types.ts'

/**
 * Resolves to the rows. Throws `store_unavailable` where the same may succeed later. With a name, which
 * stands for this text alone, a connection has it parsed and planned once.
 */
export type Query = <Row extends object>(
  text: string,
  values?: readonly unknown[],
  name?: string,
) => Promise<Row[]>

export interface PostgresDatabase {
  query: Query
  /**
   * One transaction, at `read committed`: a statement sees what was committed before it began, so what
   * comes after a lock sees all that earlier holders wrote. What is sent before the answer of another
   * goes with it, and runs after it: `run` waits only for what it reads. All must have succeeded
   * before this resolves. `run` may be called again, up to `MOST_ATTEMPTS` times, where the database
   * gave up on it to resolve a conflict.
   */
  transact<T>(run: (query: Query) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const MOST_ATTEMPTS = 5
/** Serialisation failure and deadlock: nothing was written, and the same may do the next time. */
const CONFLICTS = ['40001', '40P01']
/** Seconds. */
const RETRY_AFTER = 5

/*
 * A collector that is frozen while it holds a lock loses the lock, with its connection, before those
 * that wait give up. No `statement_timeout`: one that strikes while a commit waits for a standby
 * would make PostgreSQL report success.
 */
const BEGIN = `begin isolation level read committed;
  set local idle_in_transaction_session_timeout = '4s';
  set local lock_timeout = '10s'`

/** A pool of connections. `reportError` is told of lost ones and of failed tries, at most every ten seconds. */
export function openDatabase(
  connectionString: string,
  reportError: (error: unknown) => void,
): PostgresDatabase {
  const tell = atMostEvery(10_000, reportError)
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 5_000,
    // Of one whose answer does not come, e.g. because its machine is gone.
    query_timeout: 20_000,
    keepAlive: true,
    pipeline: true,
    types: { getTypeParser },
    onConnect: checkConnection,
  })
  // Without a listener, a connection that the server ends would end this process.
  pool.on('error', tell)
  pool.on('connect', (client) => client.on('error', tell))

  return {
    query: queryOn(pool, tell),
    async transact(run) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await runOnce(run)
        } catch (error) {
          if (!isConflict(error) || attempt === MOST_ATTEMPTS) throw error
          await sleep(Math.random() * 10 * 2 ** attempt)
        }
      }
    },
    close: () => pool.end(),
  }

  async function runOnce<T>(run: (query: Query) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error) => {
      throw toCoded(error, tell)
    })
    const sent: Promise<unknown>[] = []
    const send = queryOn(client, tell)
    const query: Query = (...args) => {
      const answer = send<never>(...args)
      // It fails the transaction below, whoever else hears of it.
      answer.catch(() => {})
      sent.push(answer)
      return answer
    }
    try {
      query(BEGIN)
      const result = await run(query)
      // After a statement that failed, this is a rollback.
      query('commit')
      await Promise.all(sent)
      client.release()
      return result
    } catch (error) {
      // Closing the connection ends its transaction, also where no answer comes.
      client.release(true)
      throw error
    }
  }
}

function queryOn(on: pg.Pool | pg.PoolClient, tell: (error: unknown) => void): Query {
  return async <Row extends object>(text: string, values?: readonly unknown[], name?: string) => {
    try {
      const { rows } = await on.query<Row & pg.QueryResultRow>({
        text,
        ...(values && { values: [...values] }),
        ...(name && { name }),
      })
      return rows
    } catch (error) {
      throw toCoded(error, tell)
    }
  }
}

/**
 * What a client is told: to come back, unless the statement itself is wrong. The classes of SQLSTATE
 * that pass, or that an operator mends: connection, transaction state (read-only, timed out), login,
 * database, rollback, resources, objects in use, operator intervention, system. What has none comes
 * from the network.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
function toCoded(cause: unknown, tell: (error: unknown) => void): unknown {
  const { code = '' } = Object(cause)
  if (cause instanceof pg.DatabaseError && !/^(08|25|28|3D|40|53|55|57|58)/.test(code)) return cause
  if (!CONFLICTS.includes(code)) tell(cause)
  const message = 'expected an answer of the database, found none'
  return new CollectorError('store_unavailable', message, { retryAfter: RETRY_AFTER, cause })
}

function isConflict(error: unknown): boolean {
  return error instanceof CollectorError && CONFLICTS.includes(Object(error.cause).code)
}

/** An answered receipt must survive a power cut, and a log has one primary. */
async function checkConnection(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<Record<string, string>>(
    `select current_setting('fsync') as fsync,
       current_setting('synchronous_commit') as synchronous_commit,
       current_setting('transaction_read_only') as transaction_read_only,
       current_setting('server_encoding') as server_encoding,
       current_setting('server_version_num')::integer / 10000 >= 14 as is_known`,
  )
  const { fsync, synchronous_commit, transaction_read_only, server_encoding, is_known } =
    rows[0] ?? {}
  const expect = (isSo: boolean, expected: string) => {
    if (!isSo) throw new Error(`expected PostgreSQL ${expected}, found another`)
  }
  expect(fsync === 'on', 'with fsync on')
  expect(synchronous_commit !== 'off', 'with synchronous_commit on')
  expect(transaction_read_only === 'off', 'that may be written to')
  expect(server_encoding === 'UTF8', 'with encoding UTF8')
  expect(Boolean(is_known), '14 or newer')
}

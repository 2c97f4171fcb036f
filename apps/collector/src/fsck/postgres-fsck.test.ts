import pg from 'pg'
import { expect, test } from 'vitest'
import { openPostgres } from '../storage/postgres.ts'
import { getTypeParser } from '../storage/postgres-types.ts'
import { newDatabase, runSql } from '../testing/test-database.ts'
import { describeFsck } from './describe-fsck.ts'
import { fsck, fsckRows } from './fsck.ts'
import { postgresAudit } from './postgres-audit.ts'

const FUNCTIONS = `
  create function bytes(text) returns bytea language sql as $$ select decode($1, 'hex') $$;
  create function flipped(bytea, integer) returns bytea language sql as
    $$ select set_byte($1, $2, get_byte($1, $2) # 1) $$;
  create function cut(bytea, integer) returns bytea language sql as $$ select substr($1, 1, $2) $$;
  create function joined(bytea, bytea) returns bytea language sql as $$ select $1 || $2 $$`

describeFsck('postgres', async () => {
  const url = await newDatabase()
  const store = await openPostgres({ url, reportError: () => {} })
  const operator = new pg.Client({ connectionString: url, types: { getTypeParser } })
  await operator.connect()
  return {
    store,
    filled: async () => void (await operator.query(FUNCTIONS)),
    async walk(statements, logKeys) {
      // Read in the transaction that changes them, so that no copy has to be made.
      await operator.query('begin; set local session_replication_role = replica')
      try {
        for (const statement of statements) {
          const { rowCount } = await operator.query(statement)
          if (!rowCount) throw new Error('expected a row to change, found none')
        }
        return await fsckRows(postgresAudit(operator), logKeys)
      } finally {
        await operator.query('rollback')
      }
    },
    async close() {
      await Promise.all([store.close(), operator.end()])
    },
  }
})

test('what is committed while it reads is not seen, and nothing can be written', async () => {
  const url = await newDatabase()
  const store = await openPostgres({ url, reportError: () => {} })
  await store.sites.fixSetting('log-origin', 'kvitto.test')
  const { openPostgresAudit } = await import('./postgres-audit.ts')
  const rows = await openPostgresAudit(url)
  await runSql(url, "insert into setting values ('later', 'x')")
  expect(await rows.setting('later')).toBeUndefined()
  await rows.close()
  await store.close()
})

test('a database that no collector made, one of a later version and no server are refused', async () => {
  const url = await newDatabase()
  const walk = (address: string) => fsck({ database: { url: address }, logKeys: [] })
  await expect(walk(url)).rejects.toThrow('migration')
  await (await openPostgres({ url, reportError: () => {} })).close()
  expect((await walk(url)).verdict).toBe('not-checked')
  await runSql(url, 'insert into migration values (99)')
  await expect(walk(url)).rejects.toThrow('found 99')
  await expect(walk('postgres://127.0.0.1:1/none')).rejects.toThrow()
})

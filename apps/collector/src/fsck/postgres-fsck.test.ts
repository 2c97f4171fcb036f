import pg from 'pg'
import { expect, test } from 'vitest'
import { openPostgres } from '../storage/postgres.ts'
import { getTypeParser } from '../storage/postgres-types.ts'
import { growTestLog } from '../testing/grow-test-log.ts'
import { newDatabase, runSql } from '../testing/test-database.ts'
import { testItem, testPublished } from '../testing/test-item.ts'
import { acceptTestReceipt } from '../testing/test-receipt.ts'
import { writeAsBefore } from '../testing/write-as-before.ts'
import { describeFsck } from './describe-fsck.ts'
import { describeFsckAccesses } from './describe-fsck-accesses.ts'
import { describeFsckLogs } from './describe-fsck-logs.ts'
import { fsck, fsckRows } from './fsck.ts'
import type { FsckSubject } from './fsck-subject.ts'
import { postgresAudit } from './postgres-audit.ts'

const FUNCTIONS = `
  create function bytes(text) returns bytea language sql as $$ select decode($1, 'hex') $$;
  create function flipped(bytea, integer) returns bytea language sql as
    $$ select set_byte($1, $2, get_byte($1, $2) # 1) $$;
  create function cut(bytea, integer) returns bytea language sql as $$ select substr($1, 1, $2) $$;
  create function joined(bytea, bytea) returns bytea language sql as $$ select $1 || $2 $$`

describeFsck('postgres, as the version before writes it', () => openSubject(writeAsBefore))
describeFsckAccesses('postgres', () => openSubject())
describeFsckLogs('postgres', () => openSubject())

async function openSubject(prepare = async (_: pg.Client) => {}): Promise<FsckSubject> {
  const url = await newDatabase()
  const store = await openPostgres({ url, reportError: () => {} })
  const operator = new pg.Client({ connectionString: url, types: { getTypeParser } })
  await operator.connect()
  return {
    store,
    async filled() {
      await operator.query(FUNCTIONS)
      await prepare(operator)
    },
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
}

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

test('a body, the number of an answer and what it stands for are walked too', async () => {
  const url = await newDatabase()
  const store = await openPostgres({ url, reportError: () => {} })
  const receipts = [
    await acceptTestReceipt(),
    await acceptTestReceipt({ decisions: { analytics: 'refused', marketing: 'refused' } }),
    await acceptTestReceipt({ decisions: {} }),
  ]
  const published = testPublished({ purposes: ['analytics', 'marketing'] })
  const items = receipts.map((receipt) => testItem(receipt))
  for (const batch of [[published], items]) {
    await store.receipts.append(batch, growTestLog)
  }
  await store.close()
  const operator = new pg.Client({ connectionString: url, types: { getTypeParser } })
  await operator.connect()
  await operator.query(FUNCTIONS)
  const walk = async (change: string) => {
    await operator.query('begin; set local session_replication_role = replica')
    expect((await operator.query(change)).rowCount).toBeGreaterThan(0)
    const { checks } = await fsckRows(postgresAudit(operator), [])
    await operator.query('rollback')
    const failed = checks.filter(({ status }) => status === 'failed').map(({ name }) => name)
    return failed.filter((name) => ['receipts', 'counts'].includes(name))
  }
  expect(await walk('select 1')).toEqual([])
  const changes = {
    'update receipt set body = flipped(body, 300) where idx = 2': ['receipts'],
    'update receipt set body = (select body from receipt where idx = 1) where idx = 2': [
      'receipts',
    ],
    'update receipt set answers = 0 where idx = 2': ['counts'],
    'update receipt set answers = null where idx = 2': ['counts'],
    'update receipt set answers = 7 where idx = 2': ['counts'],
    "update answers set decided = replace(decided, 'refused', 'given') where id = 1": ['counts'],
    "update answers set policy_version = 'x' where id = 1": ['counts'],
    'delete from answers where id = 1': ['counts'],
    // What has a number and rows would be counted twice.
    [`insert into decided (site, purpose, decision, received_at, idx, policy_version)
       select site, 'marketing', 'refused', received_at, idx, policy_version
       from receipt where idx = 2`]: ['counts'],
  }
  for (const [change, failed] of Object.entries(changes)) {
    expect([change, await walk(change)]).toEqual([change, failed])
  }
  await operator.end()
})

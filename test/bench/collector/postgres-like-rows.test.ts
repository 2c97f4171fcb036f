import { expect, inject, test } from 'vitest'
import { connectTo, newDatabase } from '../../postgres/connect-to.ts'
import { startAppender } from './start-child.ts'

test('with a log and without, what receipts answer is said once: the bench compares like rows', async () => {
  const rows: Record<string, unknown> = {}
  for (const mode of ['log', 'rows']) {
    const url = await newDatabase(inject('postgresUrl'), `like_${mode}`)
    const appender = await startAppender([url, '0', mode])
    expect(await appender.append(200)).toBeGreaterThan(0)
    await appender.stop()
    const client = await connectTo(url)
    const { rows: found } = await client.query(
      `select count(*) > 0 as "hasReceipts", count(*) filter (where answers is null) as alone,
         (select count(*) from decided) as decided from receipt`,
    )
    rows[mode] = found[0]
    await client.end()
  }
  const like = { hasReceipts: true, alone: '0', decided: '0' }
  expect(rows).toEqual({ log: like, rows: like })
})

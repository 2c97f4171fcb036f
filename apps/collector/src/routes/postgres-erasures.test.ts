import { hashText } from '@kvitto/receipt'
import { expect, test } from 'vitest'
import { openPostgres } from '../storage/postgres.ts'
import { startTestCollector } from '../testing/test-collector.ts'
import { newDatabase } from '../testing/test-database.ts'
import { makeTestKey, signTestErasure } from '../testing/test-receipt.ts'

test('what two receipts had closed stays closed where two collectors erase them at one moment', async () => {
  const url = await newDatabase()
  const stores = [1, 2].map(() => openPostgres({ url, reportError: () => {} }))
  const [store, other] = (await Promise.all(stores)) as [Store, Store]
  const one = await startTestCollector({ store })
  const collectors = [one, await startTestCollector({ store: other, key: one.key })]
  const [holder, ...keys] = [await makeTestKey(), await makeTestKey(), await makeTestKey()]
  const ends = [await hashText((await one.post({ key: holder })).receipt)]
  const decisions = { analytics: 'refused' } as const
  for (const key of keys) await one.post({ key, decisions, event: 'withdrawal', ends })
  const erasures = await Promise.all(keys.map((key) => signTestErasure(key)))
  const answers = await Promise.all(
    collectors.map(({ call }, at) =>
      call('/v1/sites/demo/erasures', { body: { erasure: erasures[at] } }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  const path = `/admin/v1/sites/demo/subjects/${holder.subjectId}`
  const { body } = await one.call(path, { scope: 'read' })
  expect(body.status.analytics.status).toBe('withdrawn')
  await Promise.all([store.close(), other.close()])
})

type Store = Awaited<ReturnType<typeof openPostgres>>

import type { ReceiptRecord } from '@kvitto/receipt'
import { hc } from 'hono/client'
import type { CollectorApp } from './app.ts'

/* The console's client knows paths, parameters and answers from the routes alone. */
const client = hc<CollectorApp>('http://localhost:8787')

export async function readsRecords(): Promise<ReceiptRecord[]> {
  const response = await client.admin.v1.sites[':site'].receipts.$get({
    param: { site: 'demo' },
    query: { subjectId: 'x', limit: '20' },
  })
  return (await response.json()).records
}

export async function readsStatus(): Promise<string | undefined> {
  const subject = client.admin.v1.sites[':site'].subjects[':subjectId']
  const response = await subject.$get({ param: { site: 'demo', subjectId: 'x' } })
  return (await response.json()).status.analytics?.status
}

export async function refusesUnknownFields(): Promise<void> {
  await client.admin.v1.sites[':site'].receipts.$get({
    param: { site: 'demo' },
    // @ts-expect-error there is no such filter
    query: { ip: '127.0.0.1' },
  })
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DemoOptions } from '@kvitto/example-script-tag'
import { startDemo } from '@kvitto/example-script-tag'
import type { ReceiptRecord } from '@kvitto/receipt'
import { freePorts } from './free-ports.ts'

interface SeenRequest {
  method: string
  path: string
  cookies: string[]
}

export type OpenDemo = Awaited<ReturnType<typeof openDemo>>

/** The demo as `npm start` runs it, on free ports and with a data folder of its own. */
export async function openDemo(options: Partial<DemoOptions> = {}) {
  const data = await mkdtemp(join(tmpdir(), 'kvitto-e2e-'))
  const demo = await startDemo({ port: await freePorts(3), data, ...options })
  const admin = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${demo.collector}/admin/v1/sites/demo/${path}`, {
      headers: { authorization: `Bearer ${demo.tokens.dpo}` },
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json() as Promise<T>
  }
  return {
    ...demo,
    /** Paths that reached the third parties, in order. */
    async reached(): Promise<string[]> {
      const answer = await fetch(`${demo.thirdParties}/requests`)
      return ((await answer.json()) as SeenRequest[]).map(({ path }) => path)
    },
    async requests(): Promise<SeenRequest[]> {
      return (await fetch(`${demo.thirdParties}/requests`)).json() as Promise<SeenRequest[]>
    },
    async forgetRequests(): Promise<void> {
      await fetch(`${demo.thirdParties}/requests`, { method: 'DELETE' })
    },
    /** The collector's records, oldest first. */
    async records(query = ''): Promise<ReceiptRecord[]> {
      const { records } = await admin<{ records: ReceiptRecord[] }>(`receipts?limit=100${query}`)
      return records.reverse()
    },
    admin,
    async close(): Promise<void> {
      await demo.stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

import { afterAll, beforeAll } from 'vitest'
import type { Store } from '../storage/store.ts'
import { startTestCollector } from '../testing/test-collector.ts'
import type { FsckReport } from './fsck.ts'

export interface FsckSubject {
  store: Store
  /** The suite has filled the store, and is about to change copies of it. */
  filled?(): Promise<void>
  /**
   * Walks the rows after these statements, which an operator's hand might have made: past every
   * trigger and foreign key, each with a row to change. The next walk starts from the rows as they
   * were. The statements may call `bytes(hex)`, `flipped(bytes, at)`, `cut(bytes, length)` and
   * `joined(bytes, bytes)`.
   */
  walk(statements: string[], logKeys: string[]): Promise<FsckReport>
  close(): Promise<void>
}

export type TestCollector = Awaited<ReturnType<typeof startTestCollector>>

/** Walks the filled database after these changes to it; by default with its log's key. */
export type Walk = (change?: string | string[], logKeys?: string[]) => Promise<FsckReport>

type Fill = (collector: TestCollector) => Promise<void>

/** One database for the tests of a suite, as the collector leaves it; what is returned walks it after changes to it. */
export function useFilled(open: () => Promise<FsckSubject>, fill: Fill): Walk {
  let subject: FsckSubject
  let vkey: string
  beforeAll(async () => {
    subject = await open()
    vkey = await fillSubject(subject, fill)
    await subject.filled?.()
  })
  afterAll(() => subject.close())
  return (change: string | string[] = [], logKeys = [vkey]) =>
    subject.walk([change].flat(), logKeys)
}

/** Resolves to the key of the log. */
export async function fillSubject({ store }: FsckSubject, fill: Fill): Promise<string> {
  const collector = await startTestCollector({ store })
  const vkey = await collector.deps.log.vkey('demo')
  await fixLogKey(store, vkey)
  await fill(collector)
  return vkey
}

/** What a collector notes at its first start. */
async function fixLogKey({ sites }: Store, vkey: string): Promise<void> {
  await sites.fixSetting('log-origin', 'kvitto.test')
  const publicKey = Buffer.from(vkey.slice(vkey.indexOf('+', vkey.indexOf('+') + 1) + 1), 'base64')
  await sites.fixSetting('log-key', publicKey.subarray(1).toString('base64'))
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, inject, test } from 'vitest'
import { connectTo, newDatabase } from '../postgres/connect-to.ts'
import { freePort, startCollectorProcess } from './collector-process.ts'
import { openFaultSite } from './fault-site.ts'
import { makeSigner } from './make-signer.ts'

test('SIGTERM waits for a commit that takes seconds, and its receipt is answered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kvitto-drain-'))
  const url = await newDatabase(inject('postgresUrl'), 'drain')
  const collector = await startCollectorProcess(folder, await freePort(), {
    KVITTO_DATABASE_URL: url,
  })
  const operator = await connectTo(url)
  try {
    const site = await openFaultSite(collector.url, folder)
    const sign = await makeSigner(site.policyVersion)
    const body = JSON.stringify({ receipt: await sign() })
    await operator.query('begin; select * from head for update')
    const answer = fetch(site.address, { method: 'POST', body })
    await sleep(300)
    const ended = collector.kill('SIGTERM')
    await sleep(2500)
    await operator.query('commit')
    const { status, headers } = await answer
    expect([status, headers.get('Connection')]).toEqual([201, 'close'])
    expect(await ended).toBe(0)
    const { rows } = await operator.query('select * from receipt')
    expect(rows).toHaveLength(1)
  } finally {
    await collector.kill('SIGKILL')
    await operator.end()
    rmSync(folder, { recursive: true, force: true })
  }
})

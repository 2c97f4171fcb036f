import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fsck } from '@kvitto/collector/fsck'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CollectorProcess, freePort, startCollectorProcess } from './collector-process.ts'
import { type FaultSite, openFaultSite } from './fault-site.ts'
import { makeSigner } from './make-signer.ts'

const AHEAD = `--import=${fileURLToPath(new URL('./clock-ahead.ts', import.meta.url))}`

export interface LogLife {
  /** Steps of closing: within the transaction, and when it is durable and not answered. */
  closing: readonly string[]
  /** Those of them after which the log is closed. */
  durable: readonly string[]
  /** Steps of pruning: while some go, and when all went and it is not answered. */
  pruning: readonly string[]
  /** A new database; undefined: SQLite in the collector's data folder. */
  open(): Promise<string | undefined>
}

/** A log is closed and pruned while its collector is killed; every backend comes through alike. */
export function describeLogLife(name: string, life: LogLife): void {
  describe(name, () => {
    let folder: string
    let data: string
    let url: string | undefined
    let port: number
    let collector: CollectorProcess
    let site: FaultSite

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'kvitto-faults-'))
      data = join(folder, 'data')
      port = await freePort()
      url = await life.open()
      collector = await start()
      site = await openFaultSite(collector.url, data)
      const sign = await makeSigner(site.policyVersion)
      for (let i = 0; i < 5; i++) await post(await sign())
    })

    afterEach(async () => {
      await collector.kill('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    })

    test('kill -9 while a log is closed: it is open or closed, and a second call ends it once', async () => {
      for (const [position, step] of life.closing.entries()) {
        const origin = originOf(position + 1)
        await killedAt(step, () => admin('log/close', 'admin', { origin, successor: true }))
        const logs = (await read()).logs
        expect(logs.length).toBe(life.durable.includes(step) ? position + 2 : position + 1)
        expect((await admin('log/close', 'admin', { origin, successor: true })).logs).toHaveLength(
          position + 2,
        )
        await expectWhole()
      }
    })

    test('kill -9 while a log is pruned: a second call for the same day goes on', async () => {
      const before = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
      await collector.kill('SIGTERM')
      collector = await start({ NODE_OPTIONS: AHEAD })
      for (const step of life.pruning) {
        await killedAt(step, () => admin('log/prune', 'erase', { before }), AHEAD)
      }
      expect(await admin('log/prune', 'erase', { before })).toMatchObject({
        isDone: true,
        minimum: 7,
      })
      expect((await read()).pruned).toHaveLength(1)
      expect(await site.listRecords()).toEqual([])
      await expectWhole()
    })

    function start(settings: Parameters<typeof startCollectorProcess>[2] = {}) {
      return startCollectorProcess(data, port, { ...settings, KVITTO_DATABASE_URL: url })
    }

    /** Runs something that kills the collector at a step, and starts it again. */
    async function killedAt(step: string, run: () => Promise<unknown>, options?: string) {
      const settings = { NODE_OPTIONS: options }
      await collector.kill('SIGKILL')
      collector = await start({ ...settings, KVITTO_FAIL_POINT: step })
      // Tokens are made before it looks for its step.
      await Promise.all([tokenOf('admin'), tokenOf('erase')])
      const ended = collector.endsAtStep()
      await new Promise((resolve) => setTimeout(resolve, 50))
      await run().catch(() => {})
      await ended
      collector = await start(settings)
    }

    async function expectWhole(): Promise<void> {
      const database = url ? { url } : { folder: data }
      const report = await fsck({ database, logKeys: [site.vkey.trim()] })
      expect(report.checks.filter(({ status }) => status !== 'ok')).toEqual([])
    }

    function originOf(generation: number): string {
      return generation === 1 ? 'kvitto.local/faults' : `kvitto.local/${generation}/faults`
    }

    async function read() {
      return (await fetch(`${collector.url}/v1/sites/faults/logs`)).json()
    }

    const tokens = new Map<string, string>()

    async function tokenOf(scope: string): Promise<string> {
      const own = readFileSync(join(data, 'admin-token'), 'utf8').trim()
      if (scope === 'admin') return own
      const name = `${data} ${scope}`
      const token = tokens.get(name) ?? (await send('/admin/v1/tokens', own, { scope })).token
      tokens.set(name, token)
      return token
    }

    async function admin(path: string, scope: string, body: object) {
      return send(`/admin/v1/sites/faults/${path}`, await tokenOf(scope), body)
    }

    async function send(path: string, bearer: string, body: object) {
      const headers = { Authorization: `Bearer ${bearer}` }
      const init = { method: 'POST', headers, body: JSON.stringify(body) }
      const response = await fetch(`${collector.url}${path}`, init)
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return response.json()
    }

    async function post(receipt: string): Promise<void> {
      const init = { method: 'POST', body: JSON.stringify({ receipt }) }
      const { status } = await fetch(site.address, init)
      expect(status).toBe(201)
    }
  })
}

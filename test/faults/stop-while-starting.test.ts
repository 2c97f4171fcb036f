import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const main = join(dirname(fileURLToPath(import.meta.resolve('@kvitto/collector'))), 'main.ts')

// Of a process that has said nothing on it a container's kernel drops the signal: process 1 has no default for it.
test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s while it waits for its database ends it with 0, as its own doing',
  async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), 'kvitto-starting-'))
    // Takes connections and never says a word.
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    const env = {
      ...process.env,
      KVITTO_DATA: folder,
      KVITTO_PORT: '0',
      KVITTO_DATABASE_URL: `postgres://kvitto@127.0.0.1:${port}/kvitto`,
    }
    const child = spawn(process.execPath, [main], { env, stdio: 'ignore' })
    try {
      const exited = once(child, 'exit')
      await once(silent, 'connection')
      const from = performance.now()
      child.kill(signal)
      await exited
      expect([child.exitCode, child.signalCode]).toEqual([0, null])
      expect(performance.now() - from).toBeLessThan(3000)
    } finally {
      child.kill('SIGKILL')
      silent.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

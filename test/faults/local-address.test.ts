import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort, startCollectorProcess } from './collector-process.ts'

test.each([
  ['production', {}, true],
  ['production', { KVITTO_URL: 'http://127.0.0.1:8787' }, true],
  ['production', { KVITTO_URL: 'https://localhost.example' }, false],
  ['development', {}, false],
])(
  'a collector in %s with %j warns of an address that only its own machine reaches: %s',
  async (mode, url, warns) => {
    const folder = mkdtempSync(join(tmpdir(), 'kvitto-address-'))
    try {
      const collector = await startCollectorProcess(folder, await freePort(), {
        NODE_ENV: mode,
        KVITTO_LOG_ORIGIN: 'log.example',
        ...url,
      })
      const lines = collector.output().split('\n')
      await collector.kill('SIGTERM')
      const warnings = lines
        .filter((line) => line.includes('"level":40'))
        .map((line) => JSON.parse(line).msg)
      expect(warnings).toEqual(warns ? [expect.stringMatching(/^KVITTO_URL: /)] : [])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What `npm run shop` does: every order, in every state, at every level, in every engine. */
const { status } = spawnSync(
  'vitest',
  ['run', '--project', 'browser and faults', 'test/e2e/shop-'],
  {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    env: { ...process.env, KVITTO_SHOP: 'full' },
    stdio: 'inherit',
  },
)
process.exitCode = status ?? 1

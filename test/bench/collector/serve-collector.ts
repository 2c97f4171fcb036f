/*
 * A process of its own: a collector with the site of the bench published. Arguments: its data folder,
 * whether it `stores` or only `verifies`, and the address of a PostgreSQL database, if it is not to
 * use SQLite. Tells its port, and what it has used whenever it is asked.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBuildFolder, startCollector } from '@kvitto/collector'
import { benchPolicy } from './bench-policy.ts'
import { tellUsage } from './tell-usage.ts'

const [data = '', purpose, databaseUrl] = process.argv.slice(2)
const { port, deps } = await startCollector({
  port: 0,
  host: '127.0.0.1',
  data,
  databaseUrl,
  logOrigin: 'bench.local',
  url: 'http://127.0.0.1',
  testReceipts: false,
  buildFolder: findBuildFolder(),
  // As in production, but that all the load comes from one address.
  limits: { address: 1e9, site: 1e9, trustedProxies: 1 },
})
await publish(readFileSync(join(data, 'admin-token'), 'utf8').trim())
if (purpose === 'verifies') storeNothing()
tellUsage(port)

async function publish(admin: string): Promise<void> {
  const { token } = await send('POST', '/admin/v1/tokens', admin, { scope: 'publish' })
  await send('PUT', '/admin/v1/sites/bench', token, {})
  await send('POST', '/admin/v1/sites/bench/policies', token, { policy: benchPolicy })
}

async function send(method: string, path: string, bearer: string, body: object) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { Authorization: `Bearer ${bearer}` },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`)
  return response.json()
}

/** The same server up to where a receipt is accepted: no tree, no signature, no row, no proof. */
function storeNothing(): void {
  const head = { size: 1, range: [], checkpoint: '' }
  const receivedAt = new Date().toISOString()
  deps.log.append = async () => ({ outcome: 'appended', index: 0, receivedAt, head })
  deps.log.prove = async () => ''
}

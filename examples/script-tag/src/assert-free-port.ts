import { once } from 'node:events'
import { createServer } from 'node:net'
import { DemoError } from './demo-error.ts'

/** Throws `DemoError` when something listens there already, on any address of this machine. */
export async function assertFreePort(port: number): Promise<void> {
  const probe = createServer()
  try {
    probe.listen(port)
    await once(probe, 'listening')
  } catch (cause) {
    throw new DemoError(
      `expected port ${port} to be free, found it taken: choose another with KVITTO_PORT`,
      { cause },
    )
  }
  probe.close()
  await once(probe, 'close')
}

import { growTree } from '../log/grow-tree.ts'
import { logIdOf, originOf } from '../log/log-id.ts'
import { generateLogKey, type LogSigner, makeSigner, readLogKey } from '../log/log-key.ts'
import type { GrowLog } from '../storage/receipt-store.ts'

const key = readLogKey(generateLogKey())

/** Signs one log of the base `t`, with the one key of all logs in a test file. */
export function testSignerOf(log: string): LogSigner {
  return makeSigner(key, originOf('t', log))
}

/** Grows the logs of a store that a test fills without a collector. */
export const growTestLog: GrowLog = (site, head, leaves) =>
  growTree(head, leaves, testSignerOf(logIdOf(site, head)))

import type { Deps } from '../deps.ts'
import { nameLog } from '../log/log-id.ts'
import { type NamedLog, readLog } from './read-log.ts'

/** The signed note over the log's last committed size, with what witnesses have cosigned of it. */
export async function readCheckpoint(deps: Deps, log: NamedLog): Promise<string> {
  const head = await readLog(deps, log)
  const witnessed = await deps.store.receipts.readWitnessed(nameLog(log.site, log.generation))
  return witnessed?.size === head.size ? witnessed.checkpoint : head.checkpoint
}

import { readConfig } from './config.ts'
import { type Collector, startCollector } from './start-collector.ts'

// Receipts are nobody else's business: files are for this account only.
process.umask(0o077)

let collector: Collector | undefined
const stop = async () => {
  await collector?.stop()
  process.exit(0)
}
// Before anything that takes time: in a container, as process 1, a signal that nobody listens for is dropped. A start
// that is cut short has written what a crash would have left.
process.once('SIGTERM', stop)
process.once('SIGINT', stop)

try {
  collector = await startCollector(readConfig(process.env))
} catch (error) {
  console.error(`collector: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}

import { readConfig } from './config.ts'
import { startCollector } from './start-collector.ts'

// Receipts are nobody else's business: files are for this account only.
process.umask(0o077)

try {
  const config = readConfig(process.env)
  const collector = await startCollector(config)
  const stop = async () => {
    await collector.stop()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
} catch (error) {
  console.error(`collector: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}

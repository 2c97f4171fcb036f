import { readConfig } from './config.ts'
import { startCollector } from './start-collector.ts'

try {
  const config = readConfig(process.env)
  const collector = await startCollector(config)
  console.log(`collector: ${config.url} (port ${collector.port}, data in ${config.data})`)
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

import { CliError } from '@kvitto/cli'
import { DemoError } from './demo-error.ts'
import { type Demo, startDemo } from './start-demo.ts'

try {
  const demo = await startDemo({ port: readPort(process.env.KVITTO_PORT), data: dataFolder() })
  stopOnRequest(demo)
  console.log(greeting(demo))
} catch (error) {
  if (!(error instanceof DemoError || error instanceof CliError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

function readPort(text = '8787'): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port > 0 && port <= 65_533) return port
  throw new DemoError(`expected KVITTO_PORT to be a number from 1 to 65533, found ${text}`)
}

function dataFolder(): string {
  return process.env.KVITTO_DATA || '.data'
}

function stopOnRequest(demo: Demo): void {
  const parent = process.ppid
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    clearInterval(watch)
    await demo.stop()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', stop)
  // npm that is killed tells nobody: its children get another parent.
  const watch = setInterval(() => process.ppid !== parent && stop(), 250)
}

function greeting({ collector, site, thirdParties, tokens }: Demo): string {
  return `
  Collector      ${collector}
  Demo site      ${site}
  Third parties  ${thirdParties}
  DPO's token    ${tokens.dpo}

  Try: open ${site}, accept, withdraw, and compare ${thirdParties}/requests before and after.
`
}

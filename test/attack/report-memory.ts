/* Loaded into the collector's process: on SIGUSR2 it collects all garbage and prints what is left. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Begins the line; bytes follow. */
export const REPORT = 'memory in use: '

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

process.on('SIGUSR2', () => {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  console.log(`${REPORT}${heapUsed + external}`)
})

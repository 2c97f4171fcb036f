import { once } from 'node:events'
import { startProcess } from './start-process.ts'

export interface Display {
  /** As `DISPLAY` names it. */
  name: string
  close(): Promise<void>
}

// It picks a number that is free, whatever others left behind. Without `-noreset` it starts anew, and
// refuses meanwhile, whenever its last window goes.
const ARGS = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset']

/** A screen in memory. */
export async function openDisplay(executable: string): Promise<Display> {
  const { child, end } = startProcess(executable, ARGS, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const pipe = child.stdio[3]
  if (!pipe) throw new Error('expected a pipe to the display, found none')
  const number = once(pipe, 'data', { signal: AbortSignal.timeout(30_000) })
  const [answer] = await Promise.race([number, once(child, 'exit').then(() => [])])
  if (answer === undefined) throw new Error(`expected a display, ${executable} ended without one`)
  return { name: `:${String(answer).trim()}`, close: end }
}

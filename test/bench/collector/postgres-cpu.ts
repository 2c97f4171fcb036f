import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Of a tick of the kernel's clock, in microseconds. */
const TICK = 1_000_000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** User and system time of a PostgreSQL server's processes that run now, in microseconds. Linux only. */
export function postgresCpu(data: string): number {
  const [postmaster = ''] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => statOf(pid))
    .filter(({ pid, parent }) => pid === postmaster || parent === postmaster)
    .map(({ ticks }) => ticks)
  return ticks.reduce((a, b) => a + b, 0) * TICK
}

function statOf(pid: string): { pid: string; parent: string | undefined; ticks: number } {
  try {
    // After the name, which may hold anything, in brackets: state, parent, …; fields 14 and 15 are the times.
    const [, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').split(' ')
    return { pid, parent: fields[1], ticks: Number(fields[11]) + Number(fields[12]) }
  } catch {
    return { pid, parent: undefined, ticks: 0 }
  }
}

/** What a process has used until now. */
export interface Usage {
  /** User and system time of all its threads, in microseconds. */
  cpu: number
  /** Memory that it has in use, in bytes. */
  memory: number
}

/** Lets the parent know where this process serves, and ask what it has used. */
export function tellUsage(port: number): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpu: user + system, memory: process.memoryUsage.rss() } satisfies Usage)
  })
  process.on('disconnect', () => process.exit())
  process.send?.(port)
}

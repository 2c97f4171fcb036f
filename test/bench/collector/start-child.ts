import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { LoadRequest, LoadResult } from './load.ts'
import type { Usage } from './tell-usage.ts'

export interface Served {
  port: number
  usage(): Promise<Usage>
  stop(): Promise<void>
}

/** A server in a process of its own, by a script beside this one that ends in `tellUsage`. */
export async function startServer(script: string, args: string[]): Promise<Served> {
  const child = start(script, args)
  const port = Number(await answerOf(child))
  return {
    port,
    usage: async () => (await ask(child, 'usage')) as Usage,
    stop: () => stop(child),
  }
}

export interface Loader {
  load(request: LoadRequest): Promise<LoadResult>
  stop(): Promise<void>
}

export function startLoader(): Loader {
  const child = start('load.ts', [])
  return {
    load: async (request) => (await ask(child, request)) as LoadResult,
    stop: () => stop(child),
  }
}

export interface Appender {
  /** Appends a second. */
  append(ms: number): Promise<number>
  stop(): Promise<void>
}

export async function startAppender(args: string[]): Promise<Appender> {
  const child = start('append-together.ts', args)
  await answerOf(child)
  return {
    append: async (ms) => Number(await ask(child, ms)),
    stop: () => stop(child),
  }
}

function start(script: string, args: string[]): ChildProcess {
  const path = fileURLToPath(new URL(script, import.meta.url))
  return fork(path, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

function ask(child: ChildProcess, question: string | number | object): Promise<unknown> {
  child.send(question)
  return answerOf(child)
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const waiting = new AbortController()
  const { signal } = waiting
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([answer]) => answer),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`expected an answer of ${child.spawnargs[1]}, it ended with ${code}`)
      }),
    ])
  } finally {
    waiting.abort()
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

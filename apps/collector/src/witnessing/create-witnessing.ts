import { setTimeout as sleep } from 'node:timers/promises'
import { addCosignatures, parseNote } from '@kvitto/receipt'
import { type LogId, logIdOf } from '../log/log-id.ts'
import type { SignedHeads } from '../log/signed-heads.ts'
import type { SignedHead } from '../storage/receipt-store.ts'
import type { Store } from '../storage/store.ts'
import { type Cosigned, cosignHead } from './cosign-head.ts'
import { type FaultOptions, findFault, type WitnessFault } from './find-fault.ts'
import type { Witness } from './read-witnesses.ts'
import { createProgress } from './witness-progress.ts'

export interface WitnessLag {
  /** Of its log, and of later ones. */
  site: LogId
  witness: string
  /** Entries of the log that the witness has not cosigned. */
  entries: number
}

export interface Witnessing {
  /** One round over all witnesses and logs; resolves to what they say against the database. */
  ask(within: AbortSignal): Promise<WitnessFault[]>
  /** Goes on asking until `stop`. */
  start(): void
  lag(): Promise<WitnessLag[]>
  stop(): Promise<void>
}

export interface WitnessingOptions {
  store: Pick<Store, 'receipts' | 'sites'>
  logKeys: FaultOptions['logKeys']
  signed: SignedHeads
  witnesses: Witness[]
  /** Milliseconds between two rounds. */
  interval: number
  onAsked(witness: string, outcome: Cosigned['outcome']): void
  onFault(fault: WitnessFault): void
  reportError(error: unknown): void
}

/** A log's head in one round, and the note with what was cosigned of it until now. */
interface Asked {
  log: LogId
  head: SignedHead
  note: string
}

/** Pushes checkpoints to witnesses and keeps what they cosign. No visitor's answer waits for any of it. */
export function createWitnessing(options: WitnessingOptions): Witnessing {
  const { store, logKeys, signed, witnesses, interval, onAsked, onFault, reportError } = options
  const { receipts, sites } = store
  const progress = createProgress(interval)
  const stopping = new AbortController()
  let running = Promise.resolve()
  let keeping = Promise.resolve()

  return {
    ask,
    start() {
      if (witnesses.length > 0) running = goOn(stopping.signal)
    },
    async lag() {
      const logs = await readLogs()
      return logs.flatMap(({ log, head: { size } }) =>
        witnesses.map(({ name }) => {
          return {
            site: log,
            witness: name,
            entries: Math.max(0, size - progress.cosigned(log, name)),
          }
        }),
      )
    },
    async stop() {
      stopping.abort()
      await running
    },
  }

  async function goOn(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await ask(signal).catch((error) => signal.aborted || reportError(error))
      await sleep(interval, undefined, { signal, ref: false }).catch(() => {})
    }
  }

  async function ask(within: AbortSignal): Promise<WitnessFault[]> {
    const signal = AbortSignal.any([within, stopping.signal])
    const logs = await readLogs()
    const faults = await Promise.all(witnesses.map((witness) => visit(witness, logs, signal)))
    for (const fault of faults.flat()) onFault(fault)
    return faults.flat()
  }

  async function readLogs(): Promise<Asked[]> {
    const logs: Asked[] = []
    for (const { site } of await sites.listSites()) {
      // Closed ones too: how they ended is to be seen by everybody.
      for (const head of await receipts.listHeads(site)) {
        logs.push(await readLog(logIdOf(site, head), head))
      }
    }
    return logs
  }

  async function readLog(log: LogId, head: SignedHead): Promise<Asked> {
    const kept = await receipts.readWitnessed(log)
    // After a restart, or where another collector asked.
    const names = kept ? parseNote(kept.checkpoint).signatures.map(({ name }) => name) : []
    for (const name of names) progress.raise(log, name, kept?.size ?? 0)
    const note = kept?.size === head.size ? kept.checkpoint : head.checkpoint
    return { log, head, note }
  }

  /** One witness, log after log: while it is slow or away the others do not wait. */
  async function visit(
    witness: Witness,
    logs: Asked[],
    signal: AbortSignal,
  ): Promise<WitnessFault[]> {
    const { name } = witness
    const faults: WitnessFault[] = []
    if (progress.isAway(name)) return faults
    for (const asked of logs) {
      const { log, head } = asked
      const oldSize = progress.cosigned(log, name)
      if (oldSize >= head.size && progress.hasAnswered(log, name)) continue
      const answer = await cosignHead(receipts, witness, { log, head, oldSize, signal })
      if (signal.aborted) return faults
      onAsked(name, answer.outcome)
      if (answer.outcome === 'unreachable' || answer.outcome === 'invalid') {
        progress.leaveAlone(name)
        return faults
      }
      progress.answered(log, name)
      if (answer.outcome === 'cosigned') await keep(witness, asked, answer.lines)
      if (answer.outcome === 'ahead' || answer.outcome === 'forked') {
        const fault = await findFault({ receipts, logKeys, signed }, witness, {
          log,
          answer,
          signal,
        })
        if (fault) faults.push(fault)
      }
    }
    progress.isBack(name)
    return faults
  }

  /** One after the other: several witnesses add to one note. */
  async function keep({ name, key }: Witness, asked: Asked, lines: string): Promise<void> {
    const { log, head } = asked
    const kept = keeping.then(async () => {
      asked.note = await addCosignatures(asked.note, lines, key)
      await receipts.putWitnessed(log, { size: head.size, checkpoint: asked.note })
      progress.raise(log, name, head.size)
    })
    keeping = kept.catch(() => {})
    await kept
  }
}

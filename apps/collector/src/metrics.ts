import type { Id } from '@kvitto/core'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Counted } from './limits/create-tally.ts'
import { accessLogOf, turnOf } from './log/log-id.ts'
import type { ConnectionRefusal } from './refuse-connection.ts'
import type { AppendOutcome } from './storage/receipt-store.ts'
import type { Store } from './storage/store.ts'
import type { WitnessLag } from './witnessing/create-witnessing.ts'

export interface Metrics {
  /** Prometheus' text format, as of now; reads the heads of all logs, where the database answers. */
  text(): Promise<string>
  contentType: string
  /** A batch is durable; `seconds` from its first statement on. */
  batchWritten(outcomes: readonly AppendOutcome[], seconds: number): void
  /** A witness was asked to cosign; what came of it. */
  witnessAsked(witness: string, outcome: string): void
  /** Who reads was recorded, or not answered as that could not be. */
  accessed(outcome: 'recorded' | 'refused'): void
  /** An answer with an error, by its code. */
  rejected(code: string): void
  /** Asks from now on how many connections are open. */
  watchConnections(count: () => number): void
  /** A connection that ended without a request, or in the middle of one. */
  connectionRefused(refusal: ConnectionRefusal): void
  /** A receipt that is counted, whether it is stored or not. */
  counted(counted: Counted): void
}

interface Watched {
  store: Store
  /** Entries that wait to be written. */
  waiting(): number
  /** Where witnesses are asked: how far each is behind. */
  witnessLag?(): Promise<WitnessLag[]>
}

/** ms: Prometheus waits ten seconds unless it is told otherwise. */
const LONGEST_READ = 4000

/** What an operator watches. Names sites, codes and counts; nothing of a person. */
export function createMetrics({ store, waiting, witnessLag }: Watched): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const appends = new Counter({
    name: 'kvitto_appends_total',
    help: 'Entries that were written, or refused by the log, by what came of them.',
    labelNames: ['outcome'],
    registers,
  })
  const entries = new Histogram({
    name: 'kvitto_batch_entries',
    help: 'Entries written in one transaction.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128],
    registers,
  })
  const commits = new Histogram({
    name: 'kvitto_commit_seconds',
    help: 'From the first statement of a batch until it is durable.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  })
  const rejections = new Counter({
    name: 'kvitto_rejections_total',
    help: 'Answers with an error, by its code.',
    labelNames: ['code'],
    registers,
  })
  const tallied = new Counter({
    name: 'kvitto_tallied_total',
    help: 'Receipts counted instead of stored, put off, or stored and automated; and why.',
    labelNames: ['kind', 'reason'],
    registers,
  })
  const refusals = new Counter({
    name: 'kvitto_connections_refused_total',
    help: 'Connections that brought no whole request, by why.',
    labelNames: ['reason'],
    registers,
  })
  let open = () => 0
  new Gauge({
    name: 'kvitto_connections_open',
    help: 'Connections that are open.',
    registers,
    collect() {
      this.set(open())
    },
  })
  new Gauge({
    name: 'kvitto_queue_entries',
    help: 'Entries that wait to be written.',
    registers,
    collect() {
      this.set(waiting())
    },
  })
  const storeUp = new Gauge({
    name: 'kvitto_store_up',
    help: 'Whether the database answers: 1, or 0, and then what is read from it is left out.',
    registers,
  })
  const logEntries = new Gauge({
    name: 'kvitto_log_entries',
    help: 'Entries in the log of a site.',
    labelNames: ['site'],
    registers,
  })
  const accessLogEntries = new Gauge({
    name: 'kvitto_access_log_entries',
    help: 'Entries in the access log of a site.',
    labelNames: ['site'],
    registers,
  })
  const accesses = new Counter({
    name: 'kvitto_accesses_total',
    help: 'Reads that were recorded, or refused because they could not be.',
    labelNames: ['outcome'],
    registers,
  })
  // An alarm on what never happened needs a zero to start from.
  for (const outcome of ['recorded', 'refused']) accesses.inc({ outcome }, 0)
  const asked = new Counter({
    name: 'kvitto_witness_requests_total',
    help: 'Checkpoints that a witness was asked to cosign, by what came of it.',
    labelNames: ['witness', 'outcome'],
    registers,
  })
  const lagEntries = new Gauge({
    name: 'kvitto_witness_lag_entries',
    help: 'Entries in the log of a site that a witness has not cosigned.',
    labelNames: ['site', 'witness'],
    registers,
  })

  async function readStore(): Promise<void> {
    // Only once all is read: another scrape at the same time finds all values or none.
    const reset = () => {
      for (const gauge of [logEntries, accessLogEntries, lagEntries]) gauge.reset()
    }
    try {
      const [lengths, lags] = await withinTime(Promise.all([readLengths(store), witnessLag?.()]))
      reset()
      for (const { site, log, accessLog } of lengths) {
        logEntries.set({ site }, log)
        accessLogEntries.set({ site }, accessLog)
      }
      for (const { entries, ...labels } of lags ?? []) lagEntries.set(labels, entries)
      storeUp.set(1)
    } catch {
      reset()
      storeUp.set(0)
    }
  }

  return {
    async text() {
      await readStore()
      return registry.metrics()
    },
    contentType: registry.contentType,
    batchWritten(outcomes, seconds) {
      entries.observe(outcomes.length)
      commits.observe(seconds)
      for (const { outcome } of outcomes) appends.inc({ outcome })
    },
    witnessAsked: (witness, outcome) => asked.inc({ witness, outcome }),
    accessed: (outcome) => accesses.inc({ outcome }),
    rejected: (code) => rejections.inc({ code }),
    watchConnections(count) {
      open = count
    },
    connectionRefused: (reason) => refusals.inc({ reason }),
    counted: ({ kind, reason }) => tallied.inc({ kind, reason }),
  }
}

async function readLengths({ sites, receipts }: Store) {
  const lengths: { site: Id; log: number; accessLog: number }[] = []
  for (const { site } of await sites.listSites()) {
    const head = await receipts.readHead(site)
    const accessHead = await receipts.readHead(accessLogOf(site))
    lengths.push({
      site,
      log: turnOf(head).first + (head?.size ?? 0),
      accessLog: accessHead?.size ?? 0,
    })
  }
  return lengths
}

async function withinTime<T>(reading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('expected an answer in time')), LONGEST_READ)
  })
  return Promise.race([reading, tooLong]).finally(() => clearTimeout(timer))
}

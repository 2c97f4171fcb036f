import type { Logger } from 'pino'
import type { Metrics } from '../metrics.ts'
import { createWitnessing, type Witnessing, type WitnessingOptions } from './create-witnessing.ts'
import type { WitnessFault } from './find-fault.ts'

/** A start waits no longer for witnesses: an older database shows later, too. */
const STARTING = 10_000

export interface OpenWitnessing extends Omit<WitnessingOptions, 'onAsked' | 'onFault'> {
  logger: Logger
  metrics: Pick<Metrics, 'witnessAsked'>
}

/** Asks all witnesses once, before anything is signed. Throws where one has seen more of a log, or another. */
export async function openWitnessing(options: OpenWitnessing): Promise<Witnessing> {
  const { logger, metrics } = options
  const outcomes = new Map<string, string>()
  const told = new Set<string>()
  const witnessing = createWitnessing({
    ...options,
    onAsked(witness, outcome) {
      metrics.witnessAsked(witness, outcome)
      const before = outcomes.get(witness) ?? 'cosigned'
      outcomes.set(witness, outcome)
      if (outcome === before) return
      if (outcome === 'cosigned') logger.info({ witness }, 'witness cosigns again')
      else logger.warn({ witness, outcome }, 'witness does not cosign')
    },
    onFault(fault) {
      const line = JSON.stringify({ ...fault, found: null })
      if (!told.has(line)) logger.error(fault, 'witness contradicts the database')
      told.add(line)
    },
  })
  const [fault] = await witnessing.ask(AbortSignal.timeout(STARTING))
  if (fault) throw new Error(describe(fault))
  return witnessing
}

function describe({ site, witness, fault, found }: WitnessFault): string {
  const what = fault === 'ahead' ? 'has fewer entries than' : 'is not the one that'
  return (
    `expected the log of ${site} to go on from what ${witness} cosigned, found that it ${what} ` +
    `${fault === 'ahead' ? 'that' : 'it saw'} (${found} here): this database is not the one that was ` +
    'written last, or the witness lies'
  )
}

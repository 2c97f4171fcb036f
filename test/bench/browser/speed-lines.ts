import { readBudgets } from '../script-sizes.ts'
import type { Measured } from './measure.ts'
import { INLINED, TAG } from './ours.ts'
import type { Sent } from './serve-site.ts'
import type { Visit } from './visit.ts'

export interface SpeedRule {
  title: string
  /** What ours may come to at most. */
  budget?: number | undefined
  /** After the point. */
  places?: number
  of(subject: Measured, others: Others): number | undefined
}

interface Others {
  none: Measured
  preact: Measured
  vanilla: Measured
}

/** One row: a figure per subject, in the order of the subjects. */
export interface SpeedLine extends Omit<SpeedRule, 'of'> {
  figures: Figure[]
}

export interface Figure {
  name: string
  /** Undefined where there is nothing to measure. */
  value: number | undefined
  isMissed: boolean
}

const { budgets } = await readBudgets()

/** Every rule of the table, on what was measured. */
export function speedLines(all: Measured[]): SpeedLine[] {
  const named = (name: string) => {
    const found = all.find((each) => each.name === name)
    if (!found) throw new Error(`expected ${name} to be measured`)
    return found
  }
  const others = {
    none: named('no tool'),
    preact: named('Preact'),
    vanilla: named('vanilla-cookieconsent'),
  }
  return SPEED_RULES.map(({ of, ...line }) => ({
    ...line,
    figures: all.map((subject): Figure => {
      const { name } = subject
      const value = of(subject, others)
      // As it is printed: what reads as met is met.
      const isOver = Number(value?.toFixed(line.places)) > (line.budget ?? Infinity)
      return { name, value, isMissed: isOver && [INLINED, TAG].includes(name) }
    }),
  }))
}

export const SPEED_RULES: SpeedRule[] = [
  {
    title: 'First visit, bytes',
    budget: budgets.first,
    of: ({ firstSent }, { none }) => bytesOf(firstSent) - bytesOf(none.firstSent),
  },
  {
    title: 'Returning visit with a cold cache, bytes',
    budget: budgets.loader,
    of: ({ returningSent }, { none }) => bytesOf(returningSent) - bytesOf(none.returningSent),
  },
  { title: 'Question usable, ms', of: ({ first }) => median(usable(first)) },
  {
    title: '… to the Preact page’s',
    budget: 1.15,
    places: 2,
    of: ({ first }, { preact }) => ratio(usable(first), usable(preact.first)),
  },
  {
    title: 'First paint of the page, ms later than without a tool',
    budget: 40,
    of: ({ first }, { none }) => later(first.map(fcp), none.first.map(fcp)),
  },
  {
    title: 'Largest paint of the page, ms later',
    budget: 40,
    of: ({ first }, { none }) => later(first.map(lcp), none.first.map(lcp)),
  },
  {
    title: 'First paint while the collector never answers, ms later',
    budget: 40,
    of: ({ away }, { none }) => later(away.map(fcp), none.first.map(fcp)),
  },
  {
    title: 'Largest paint while the collector never answers, ms later',
    budget: 40,
    of: ({ away }, { none }) => later(away.map(lcp), none.first.map(lcp)),
  },
  {
    title: 'Agreed analytics on return, ms later',
    budget: 60,
    of: ({ returning }, { none }) => later(analytics(returning), analytics(none.returning)),
  },
  {
    title: 'Script on a first visit, ms',
    of: ({ firstWork }, { none }) => later(firstWork, none.firstWork),
  },
  {
    title: '… to vanilla-cookieconsent’s',
    budget: 1.2,
    places: 2,
    of: ({ firstWork }, { none, vanilla }) =>
      ratio(less(firstWork, none.firstWork), less(vanilla.firstWork, none.firstWork)),
  },
  {
    title: 'Script on return, ms',
    of: ({ returningWork }, { none }) => later(returningWork, none.returningWork),
  },
  {
    title: '… to vanilla-cookieconsent’s',
    budget: 0.4,
    places: 2,
    of: ({ returningWork }, { none, vanilla }) =>
      ratio(
        less(returningWork, none.returningWork),
        less(vanilla.returningWork, none.returningWork),
      ),
  },
  {
    title: 'Accept pressed until it is gone, frames',
    budget: 1,
    of: ({ first }) => median(first.flatMap(({ gone }) => gone?.frames ?? [])),
  },
  {
    title: '… ms',
    of: ({ first }) => median(first.flatMap(({ gone }) => gone?.ms ?? [])),
  },
  {
    title: 'Long tasks in the second after it, ms',
    budget: 0,
    of: ({ first }) =>
      first[0]?.gone && median(first.map(({ longTasks }) => longTasks.reduce((a, b) => a + b, 0))),
  },
]

const fcp = (visit: Visit) => visit.fcp
const lcp = (visit: Visit) => visit.lcp ?? Number.NaN
const usable = (visits: Visit[]) => visits.flatMap((visit) => visit.usable ?? [])
const analytics = (visits: Visit[]) => visits.map((visit) => visit.analytics ?? Number.NaN)

export function bytesOf(sent: Sent[]): number {
  return sent.reduce((total, { bytes }) => total + bytes, 0)
}

/** Of what two subjects did in the same rounds: the machine is not equally fast in all. */
function later(times: number[], base: number[]): number | undefined {
  return median(less(times, base))
}

function less(times: number[], base: number[]): number[] {
  return times.map((time, round) => time - (base[round] ?? Number.NaN))
}

function ratio(times: number[], base: number[]): number | undefined {
  return median(times.map((time, round) => time / (base[round] ?? Number.NaN)))
}

function median(values: number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

import type { Publication } from '../storage/site-store.ts'

interface Started {
  publication: Publication
  /** When it takes over from those before it, in ms. */
  start: number
}

/** The newest that has begun; and what takes over from it, if anything is planned. In the order of the log. */
export function policyInForce(
  publications: readonly Publication[],
  now: Date,
): { current: Publication | undefined; next: Publication | undefined } {
  const byStart = withStarts(publications).toSorted((a, b) => a.start - b.start)
  // What is published has been published, whatever time the clock showed then.
  const isBegun = ({ publication }: Started) => Date.parse(publication.effectiveAt) <= now.getTime()
  const planned = byStart.filter((started) => !isBegun(started))
  // A site's first version has nothing before it to wait for: a page without a policy could ask nothing.
  const current = byStart.findLast(isBegun) ?? planned.shift()
  return { current: current?.publication, next: nextOf(planned) }
}

/** None is published before the one before it: a clock that was set back must not undo its publication. */
function withStarts(publications: readonly Publication[]): Started[] {
  let published = Number.NEGATIVE_INFINITY
  return publications.map((publication) => {
    published = Math.max(published, Date.parse(publication.publishedAt))
    return { publication, start: Math.max(published, Date.parse(publication.effectiveAt)) }
  })
}

/** The first to begin; of several that begin together, the one published last. */
function nextOf(planned: readonly Started[]): Publication | undefined {
  const [first] = planned
  return first && planned.findLast(({ start }) => start === first.start)?.publication
}

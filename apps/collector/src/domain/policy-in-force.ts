import type { Publication } from '../storage/site-store.ts'

/** The newest that has begun; and what takes over from it, if anything is planned. */
export function policyInForce(
  publications: readonly Publication[],
  now: Date,
): { current: Publication | undefined; next: Publication | undefined } {
  const byStart = publications.toSorted((a, b) => startOf(a) - startOf(b) || a.index - b.index)
  const begun = byStart.filter((publication) => startOf(publication) <= now.getTime())
  const planned = byStart.slice(begun.length)
  // A site's first version has nothing before it to wait for: a page without a policy could ask nothing.
  const current = begun.at(-1) ?? planned.shift()
  return { current, next: nextOf(planned) }
}

function startOf({ publishedAt, effectiveAt }: Publication): number {
  return Math.max(Date.parse(publishedAt), Date.parse(effectiveAt))
}

/** The first to begin; of several that begin together, the one published last. */
function nextOf(planned: readonly Publication[]): Publication | undefined {
  const [first] = planned
  return first && planned.findLast((publication) => startOf(publication) === startOf(first))
}

import { createAdminClient } from '@kvitto/cli'
import type { OpenDemo } from '../../e2e/open-demo.ts'
import { labPolicy } from '../../leaks/lab-policy.ts'
import type { Subject } from './subject.ts'

const ACCEPT = '[data-kvitto-action="accept"]'

interface Places {
  /** The page's origin; the collector answers under `/kvitto` there. */
  origin: string
  analytics: string
  /** An origin that accepts connections and never answers. */
  away: string
}

export const INLINED = 'Kvitto, inlined'
export const TAG = 'Kvitto, one tag'

/** Publishes a policy of two categories, and puts what its owner gets into pages. */
export async function ours(demo: OpenDemo, { origin, analytics, away }: Places) {
  const owner = createAdminClient({ collector: demo.collector, token: demo.tokens.publish })
  const policy = labPolicy(origin, [new URL(analytics).host])
  await owner.addSite(policy.site)
  await owner.publishPolicy(policy)
  const { snippets } = (await (
    await fetch(`${demo.collector}/v1/sites/${policy.site}/snippets`)
  ).json()) as { snippets: { inlined: string; floating: string } }
  const marked = {
    analytics: `<script async type="text/plain" data-kvitto="analytics" data-src="${analytics}"></script>`,
    accept: ACCEPT,
    // No mark of something to sign or send.
    isAtRest: ({ name, value }: { name: string; value: string }) =>
      name === 'kvitto' && value.split('.')[5] === '-',
  }
  const inlinedAway = snippets.inlined.replaceAll(`${origin}/kvitto`, `${away}/kvitto`)
  const subjects: Subject[] = [
    { ...marked, name: INLINED, head: snippets.inlined },
    { ...marked, name: TAG, head: snippets.floating },
  ]
  // Nobody can be asked there; the page itself must not wait.
  const subjectsAway: Subject[] = [
    { name: INLINED, head: inlinedAway, analytics: marked.analytics },
    {
      name: TAG,
      head: '<script src="/away.js"></script>',
      analytics: marked.analytics,
    },
  ]
  const loaderAway = inlinedAway.replace(/^<script>|<\/script>$/g, '')
  return { subjects, subjectsAway, files: new Map([['/away.js', loaderAway]]) }
}

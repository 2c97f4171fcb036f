import { createAdminClient } from '@kvitto/cli'
import type { Policy } from '@kvitto/core'
import { openDemo } from './open-demo.ts'
import type { Answer } from './serve-pages.ts'
import { servePages } from './serve-pages.ts'

export type OpenShop = Awaited<ReturnType<typeof openShop>>

/** The demo's servers, and pages of the test's own on an origin that the policy names. */
export async function openShop(hosts: string[] = []) {
  const pages = await servePages()
  const origins = ['localhost', ...hosts].map((host) => pages.origin(host))
  const demo = await openDemo({ origins })
  const owner = createAdminClient({ collector: demo.collector, token: demo.tokens.publish })
  const { thirdParties } = demo
  return {
    ...demo,
    origin: pages.origin(),
    originOf: pages.origin,
    serve: pages.serve,
    publish: (changes: Partial<Policy>) => owner.publishPolicy({ ...demo.policy, ...changes }),
    /** The script tag. */
    tag: (attributes = '') =>
      `<script src="${demo.collector}/s/demo/kvitto.js" ${attributes}></script>`,
    lib: `<script type="text/plain" data-kvitto="stats" data-src="${thirdParties}/stats/lib.js"></script>`,
    track: `<script type="text/plain" data-kvitto="stats" data-src="${thirdParties}/stats/track.js"></script>`,
    film: `<iframe data-kvitto="video" data-src="${thirdParties}/video/embed" title="The film" width="320" height="180"></iframe>`,
    async close(): Promise<void> {
      pages.close()
      await demo.close()
    },
  }
}

/** A page of the shop's with these in its head and its body. */
export function shopPage(head: string, body = '', headers: Record<string, string> = {}): Answer {
  return {
    html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A shop</title><link rel="icon" href="data:,">
${head}</head><body><h1>A shop</h1>
${body}
<script>window.shopRan = true</script></body></html>`,
    headers,
  }
}

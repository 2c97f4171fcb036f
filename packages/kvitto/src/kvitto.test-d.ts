// Checked by tsc: each marked line has to be an error.
import type { KvittoEvent, Published } from './index.ts'
import { createKvitto } from './index.ts'

declare const published: Published
const kvitto = createKvitto(published, { collector: 'https://c.example' })

// @ts-expect-error without a collector no receipt has anywhere to go
createKvitto(published, {})
// @ts-expect-error an interface of ours, or the site's own
createKvitto(published, { collector: '', ui: 'none' })
// @ts-expect-error a policy is published before it is used
createKvitto(published.policy, { collector: '' })

kvitto.give(['analytics', 'functional'])
// @ts-expect-error purposes are named
kvitto.give({ analytics: true })
// @ts-expect-error a status is no boolean
const isGiven: boolean = kvitto.status('analytics')
// @ts-expect-error it is the engine's to set
kvitto.ready = Promise.resolve()

kvitto.subscribe((event: KvittoEvent) => {
  if (event.type === 'decision') return event.decisions
  // @ts-expect-error only a decision has decisions
  return event.decisions
})

export const unused = isGiven

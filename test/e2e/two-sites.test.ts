import { readdir, readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { sliceOf } from '@kvitto/core'
import { demoPolicy } from '@kvitto/example-script-tag/policy'
import type { Receipt } from '@kvitto/receipt'
import { publishPolicy } from '@kvitto/receipt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { press, withdraw } from './as-visitor.ts'
import { eachEngine } from './each-engine.ts'
import type { Answer } from './serve-pages.ts'
import { servePages } from './serve-pages.ts'

const BUILT = new URL('../../packages/kvitto/dist/script/', import.meta.url)
const SLOW = { timeout: 20_000 }

interface Posted extends Receipt {
  to: string
  isTaken: boolean
}

let pages: Awaited<ReturnType<typeof servePages>>
let posted: Posted[] = []
let isAway = false

beforeAll(async () => {
  pages = await servePages()
  pages.serve(await siteAndCollector())
})
afterAll(() => pages?.close())

eachEngine(({ newVisitor }) => {
  test('two sites of one origin lose nothing of each other’s, and say nothing for each other', async () => {
    posted = []
    isAway = true
    const visitor = await newVisitor()
    const page = await visitor.newPage()
    await page.goto(`${pages.origin()}/site-a/`)
    await press(page, 'accept')
    await expect.poll(() => posted.length).toBeGreaterThan(0)

    isAway = false
    await page.goto(`${pages.origin()}/site-b/`)
    await press(page, 'refuse')
    await expect.poll(() => taken('site-b'), SLOW).toHaveLength(1)
    // Nobody who said no before anything was given withdraws.
    expect(taken('site-b')).toMatchObject([{ event: 'decision', previous: null, ends: [] }])

    await page.goto(`${pages.origin()}/site-a/`)
    await expect.poll(() => taken('site-a'), SLOW).toHaveLength(1)
    expect(taken('site-a')).toMatchObject([{ decisions: { analytics: 'given' } }])
    // Its own history is still there, which the next decision goes on from.
    await press(page, 'accept')
    await expect.poll(() => taken('site-a'), SLOW).toHaveLength(2)
    await withdraw(page)
    await expect.poll(() => taken('site-a'), SLOW).toHaveLength(3)
    const [first, second, third] = taken('site-a')
    expect(new Set([first?.subjectId, second?.subjectId, third?.subjectId]).size).toBe(1)
    expect(third).toMatchObject({ event: 'withdrawal' })
    expect(posted.filter(({ site, to }) => site !== to)).toEqual([])
    await visitor.close()
  })
})

/** Once each: what is left before its answer came is sent again. */
function taken(id: string): Posted[] {
  const found = posted.filter(({ site, isTaken }) => site === id && isTaken)
  return [...new Map(found.map((each) => [each.receiptId, each])).values()]
}

/** Pages of two sites, and a collector for both. */
async function siteAndCollector() {
  const names = (await readdir(BUILT)).filter((name) => name.endsWith('.js'))
  const parts = new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(new URL(name, BUILT), 'utf8')] as const),
    ),
  )
  const policies = await Promise.all(
    ['site-a', 'site-b'].map((site) => {
      const policy = demoPolicy({ sitePort: 1, thirdPartyPort: 2 })
      const controller = { ...policy.controller, name: `Owner of ${site}` }
      return publishPolicy({ ...policy, site, controller })
    }),
  )
  return async ({ pathname }: URL, request: IncomingMessage): Promise<Answer | undefined> => {
    const published = policies.find(({ policy }) => pathname.includes(`/${policy.site}/`))
    const part = parts.get(pathname.split('/builds/built/')[1] ?? '')
    if (part) return { html: part, headers: { 'content-type': 'text/javascript' } }
    if (!published) return undefined
    if (pathname.includes('/policies/')) return json(published.policy)
    if (pathname.endsWith('/receipts')) return take(request, published.policy.site)
    const slice = sliceOf(published, { build: 'built', collector: `${pages.origin()}/kvitto` })
    const loader = parts.get('loader.js')?.replace('__KVITTO_SLICE__', () => JSON.stringify(slice))
    return {
      html: `<!doctype html><html lang="en"><title>Two</title><link rel="icon" href="data:,"><script>${loader}</script><h1>Two</h1>`,
    }
  }
}

async function take(request: IncomingMessage, to: string): Promise<Answer> {
  let body = ''
  for await (const chunk of request) body += chunk
  const { receipt } = JSON.parse(body)
  const payload = JSON.parse(Buffer.from(receipt.split('.')[1], 'base64url').toString())
  const isTaken = !isAway && payload.site === to
  posted.push({ ...payload, to, isTaken })
  if (isAway) return { ...json({}), status: 503 }
  if (!isTaken) return { ...json({ error: { code: 'body_invalid' } }), status: 422 }
  const { receiptId } = payload
  return { ...json({ receiptId, index: 0, receivedAt: '', proof: '' }), status: 201 }
}

function json(value: unknown): Answer {
  return { html: JSON.stringify(value), headers: { 'content-type': 'application/json' } }
}

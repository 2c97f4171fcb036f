import { setTimeout } from 'node:timers/promises'
import { type ConsentState, matchesOrigin, type Published, readState } from '@kvitto/core'
import { siteOfToken } from '@kvitto/receipt'
import { type Context, Hono } from 'hono'
import { parseAccept } from 'hono/utils/accept'
import type { Deps } from '../deps.ts'
import { chooseLanguage } from '../domain/choose-language.ts'
import { findPolicyInForce } from '../domain/read-policy-in-force.ts'
import { stateCookieOf } from '../domain/state-cookie-of.ts'
import { withdrawByLink } from '../domain/withdraw-by-link.ts'
import { connectionOf } from './connection-of.ts'
import { limitBody } from './read-body.ts'
import { WITHDRAWAL_POLICY, withdrawalPage } from './withdrawal-page.ts'

/** ms. How long an answer takes must not tell what the token was good for: each takes at least this. */
const LEAST = 100

/** Withdrawing without login, script or key; by one click in a mail program too (RFC 8058). */
export function withdrawalRoutes(deps: Deps) {
  const policyOf = (token: string) => findPolicyInForce(deps, siteOfToken(token))
  return new Hono()
    .use('/w/:token', async (c, next) => {
      await next()
      if (!c.error) return
      // A person reads the answer: it asks again, with the status of the error.
      const published = await policyOf(c.req.param('token')).catch(() => undefined)
      const page = await answerPage(c, published, false)
      c.res = new Response(page.body, { status: c.res.status, headers: page.headers })
    })
    .get('/w/:token', async (c) => {
      const published = await policyOf(c.req.param('token'))
      return answerPage(c, published, false)
    })
    .post('/w/:token', limitBody(8), async (c) => {
      const token = c.req.param('token')
      const published = await policyOf(token)
      const [after] = await Promise.all([
        published &&
          withdrawByLink(deps, {
            token,
            published,
            connection: connectionOf(c),
            ...browserOf(deps, c, published),
          }),
        setTimeout(LEAST),
      ])
      if (published && after) {
        const at = { url: new URL(deps.url), now: deps.now() }
        c.header('Set-Cookie', stateCookieOf(after, published.policy, at))
      }
      return answerPage(c, published, true)
    })
}

/** What the browser that presses says of itself; its state only on a path of the site's own origin. */
function browserOf({ url }: Deps, c: Context, published: Published) {
  const isOwn = matchesOrigin(published.policy.origins, new URL(url).origin)
  const state: ConsentState | undefined = isOwn
    ? readState(c.req.header('cookie') ?? '').state
    : undefined
  return { language: languageOf(c, published), state }
}

function languageOf(c: Context, published: Published | undefined): string {
  const wanted = parseAccept(c.req.header('accept-language') ?? '').map(({ type }) => type)
  return chooseLanguage(Object.keys(published?.policy.texts ?? {}), wanted)
}

async function answerPage(c: Context, published: Published | undefined, isDone: boolean) {
  c.header('Cache-Control', 'no-store')
  c.header('Content-Security-Policy', WITHDRAWAL_POLICY)
  // The address can withdraw: nobody is told of it.
  c.header('Referrer-Policy', 'no-referrer')
  const language = languageOf(c, published)
  return c.html(
    await withdrawalPage({ language, controller: published?.policy.controller, isDone }),
  )
}

import { setTimeout } from 'node:timers/promises'
import {
  type ConsentState,
  knownLocales,
  matchesOrigin,
  type Published,
  readState,
} from '@kvitto/core'
import { siteOfToken } from '@kvitto/receipt'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { parseAccept } from 'hono/utils/accept'
import type { Deps } from '../deps.ts'
import { chooseLanguage } from '../domain/choose-language.ts'
import { findPolicyInForce } from '../domain/read-policy-in-force.ts'
import { stateCookieOf } from '../domain/state-cookie-of.ts'
import { withdrawByLink } from '../domain/withdraw-by-link.ts'
import { connectionOf } from './connection-of.ts'
import { limitBody } from './read-body.ts'
import { WITHDRAWAL_POLICY, type WithdrawalPage, withdrawalPage } from './withdrawal-page.ts'

/** ms. How long an answer takes must not tell what the token was good for: each takes at least this. */
const LEAST = 100

/** A slash at the end is of whoever copied it. */
const LINKS = ['/w/:token', '/w/:token/']

/** Undefined where the token names no site that has published. */
const policyOf = (deps: Deps, token: string) => findPolicyInForce(deps, siteOfToken(token))

/** Whatever goes wrong below `/w`, a person reads the answer: a page, with the status of the error. */
export function withdrawalErrors(deps: Deps): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const { status } = c.res
    if (status < 400) return
    const [, , token = ''] = c.req.path.split('/')
    const published = await policyOf(deps, token).catch(() => undefined)
    const page = await answerPage(c, published, status === 404 ? 'no-link' : 'failed')
    c.res = new Response(page.body, { status, headers: page.headers })
  }
}

/** Withdrawing without login, script or key; by one click in a mail program too (RFC 8058). */
export function withdrawalRoutes(deps: Deps) {
  return new Hono()
    .on('GET', LINKS, async (c) => {
      const published = await policyOf(deps, c.req.param('token') ?? '')
      return answerPage(c, published, 'asks')
    })
    .on('POST', LINKS, limitBody(8), async (c) => {
      const token = c.req.param('token') ?? ''
      const published = await policyOf(deps, token)
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
      return answerPage(c, published, 'done')
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
  return chooseLanguage(published ? Object.keys(published.policy.texts) : knownLocales, wanted)
}

async function answerPage(
  c: Context,
  published: Published | undefined,
  state: WithdrawalPage['state'],
) {
  c.header('Cache-Control', 'no-store')
  c.header('Content-Security-Policy', WITHDRAWAL_POLICY)
  // The address can withdraw: nobody is told of it.
  c.header('Referrer-Policy', 'no-referrer')
  const language = languageOf(c, published)
  return c.html(await withdrawalPage({ language, controller: published?.policy.controller, state }))
}

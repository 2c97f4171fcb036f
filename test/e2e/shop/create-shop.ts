import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { KvittoServer } from 'kvitto/server'
import { atLevel } from './at-level.ts'
import type { Addresses } from './companies.ts'
import { fillIn } from './fill-in.ts'
import type { Level } from './level.ts'

export interface ShopOptions {
  level: Level
  origin: string
  addresses: Addresses
  /** What stands first in each head. */
  head: string
  /** At the level of the header. */
  server: KvittoServer | undefined
}

export interface Order {
  number: string
  email: string
  name: string
  items: string[]
  paidBy: 'card' | 'wallet'
}

const PASSWORD = 'pencil'

/** A shop that takes orders: cart, login, checkout and the bank's question, each an ordinary page. */
export function createShop({ level, origin, addresses, head, server }: ShopOptions) {
  const orders: Order[] = []
  /** Pages that were asked for, e.g. `GET /cart/`. */
  const views: string[] = []
  const sessions = new Map<string, string>()
  /** What waits for the bank. */
  const waiting = new Map<string, Order>()
  const app = new Hono()
  const send = (c: Context, name: string, values: Record<string, string> = {}) => {
    const text = readFileSync(new URL(`site/${name}`, import.meta.url), 'utf8')
    const type = { css: 'text/css', html: 'text/html', js: 'text/javascript' }[
      name.split('.')[1] ?? ''
    ]
    const filled = fillIn(atLevel(text, level), {
      ...addresses,
      ...values,
      shop: origin,
      kvitto: head,
    })
    return c.body(filled, 200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'no-cache',
    })
  }
  const emailOf = (c: Context) => sessions.get(getCookie(c, 'session') ?? '')

  app.use(async (c, next) => {
    if (!/\.\w+$/.test(c.req.path)) views.push(`${c.req.method} ${c.req.path}`)
    await next()
  })
  if (server) app.use(server.hono)
  for (const name of ['style.css', 'shop.js', 'order.js']) {
    app.get(`/${name}`, (c) => send(c, name))
  }
  app.get('/', (c) => send(c, 'product.html'))
  app.get('/cart/', (c) => send(c, 'cart.html'))
  app.get('/login/', (c) => send(c, 'login.html'))
  app.post('/login/', async (c) => {
    const { email, password, captcha } = await fieldsOf(c)
    const isPerson = await redeem(addresses.captcha, captcha)
    if (!email || password !== PASSWORD || !isPerson) return c.redirect('/login/', 303)
    const session = randomUUID()
    sessions.set(session, email)
    setCookie(c, 'session', session, { path: '/', httpOnly: true, sameSite: 'Lax' })
    return c.redirect('/order/', 303)
  })
  app.get('/order/', (c) => (emailOf(c) ? send(c, 'order.html') : c.redirect('/login/', 303)))
  app.post('/order/', async (c) => {
    const { name = '', items = '[]', card, wallet } = await fieldsOf(c)
    const email = emailOf(c)
    const isPaid = wallet
      ? await redeem(addresses.wallet, wallet)
      : await redeem(addresses.psp, card)
    if (!email || !isPaid) return c.redirect('/order/', 303)
    const order: Order = {
      number: randomUUID(),
      email,
      name,
      items: JSON.parse(items),
      paidBy: wallet ? 'wallet' : 'card',
    }
    if (wallet) {
      orders.push(order)
      return send(c, 'thanks.html', { order: order.number })
    }
    waiting.set(order.number, order)
    return send(c, 'secure.html', { order: order.number })
  })
  // In a frame, from the bank's site: no browser sends the session with it.
  app.post('/order/secured', async (c) => {
    const { order = '', proof } = await fieldsOf(c)
    const found = waiting.get(order)
    if (!found || !(await redeem(addresses.bank, proof))) return c.text('not approved', 400)
    waiting.delete(order)
    orders.push(found)
    return send(c, 'secured.html', { order })
  })
  app.post('/order/complete', async (c) => {
    const { order = '' } = await fieldsOf(c)
    const isOwn = orders.some(({ number, email }) => number === order && email === emailOf(c))
    return isOwn ? send(c, 'thanks.html', { order }) : c.text('no such order', 400)
  })
  return { app, orders, views }
}

async function fieldsOf(c: Context): Promise<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(await c.req.text()))
}

/** Asks the company that gave out a token whether it did; each counts once. */
async function redeem(company: string, token = ''): Promise<boolean> {
  const answer = await fetch(`${company}/redeem`, { method: 'POST', body: token })
  return ((await answer.json()) as { isGood: boolean }).isGood
}

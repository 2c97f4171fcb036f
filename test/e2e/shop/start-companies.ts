import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { listen } from '@kvitto/example-script-tag/listen'
import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { freePorts } from '../free-ports.ts'
import { type Addresses, COMPANIES, type Company } from './companies.ts'
import { fillIn } from './fill-in.ts'

export type Companies = Awaited<ReturnType<typeof startCompanies>>

// The smallest transparent GIF.
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** The other companies, each on a port of its own, with one log of what reached them. */
export async function startCompanies() {
  let seen: string[] = []
  /** What each gave out, and has not taken back. */
  const tokens = new Set<string>()
  const port = await freePorts(COMPANIES.length)
  const addressOf = (company: Company) => `http://127.0.0.1:${port + COMPANIES.indexOf(company)}`
  const addresses: Addresses = {
    psp: addressOf('psp'),
    wallet: addressOf('wallet'),
    bank: addressOf('bank'),
    captcha: addressOf('captcha'),
    stats: addressOf('stats'),
    video: addressOf('video'),
  }
  const closeAll = await Promise.all(
    COMPANIES.map((company, place) => {
      const app = new Hono()
      app.use(async (c, next) => {
        seen.push(`${company} ${c.req.path}`)
        await next()
        c.header('Cache-Control', 'no-store')
      })
      app.use(cors())
      ROUTES[company](app, { addresses, tokens })
      return listen(app, port + place)
    }),
  )
  return {
    addresses,
    /** `<company> <path>`, in order. */
    seen: () => seen,
    forget() {
      seen = []
    },
    close: () => Promise.all(closeAll.map((close) => close())),
  }
}

interface Office {
  addresses: Addresses
  tokens: Set<string>
}

/** Gives out a token for what its own page sends, and takes it once from the shop's server. */
function issueTokens(app: Hono, path: string, { tokens }: Office): void {
  app.post(path, (c) => {
    const token = randomUUID()
    tokens.add(token)
    return c.json({ token })
  })
  app.post('/redeem', async (c) => c.json({ isGood: tokens.delete(await c.req.text()) }))
}

const ROUTES: Record<Company, (app: Hono, office: Office) => void> = {
  psp(app, office) {
    app.get('/psp.js', (c) => send(c, 'psp.js', office.addresses))
    app.post('/sessions', (c) => c.json({ session: randomUUID() }))
    app.get('/fields', (c) => send(c, 'psp-fields.html'))
    issueTokens(app, '/tokens', office)
  },
  wallet(app, office) {
    app.get('/wallet.js', (c) => send(c, 'wallet.js', office.addresses))
    app.get('/pay', (c) => send(c, 'wallet-pay.html'))
    issueTokens(app, '/tokens', office)
  },
  bank(app, office) {
    app.post('/challenge', async (c) => send(c, 'bank-challenge.html', await fieldsOf(c)))
    app.post('/approved', async (c) => {
      const proof = randomUUID()
      office.tokens.add(proof)
      return send(c, 'bank-approved.html', { ...(await fieldsOf(c)), proof })
    })
    issueTokens(app, '/tokens', office)
  },
  captcha(app, office) {
    app.get('/api.js', (c) => send(c, 'captcha.js', office.addresses))
    app.get('/challenge/box.js', (c) => send(c, 'captcha-box.js', office.addresses))
    app.get('/challenge/', (c) => send(c, 'captcha-challenge.html'))
    issueTokens(app, '/challenge/tokens', office)
    app.get('/ads.js', (c) => send(c, 'ads.js', office.addresses))
    app.get('/ads/:name', sendPixel)
  },
  stats(app, { addresses }) {
    app.get('/tag.js', (c) => send(c, 'stats.js', addresses))
    app.get('/pixel.gif', sendPixel)
    app.post('/hit', (c) => c.body(null, 204))
  },
  video(app) {
    app.get('/embed', (c) => send(c, 'video.html'))
    app.post('/played', (c) => c.body(null, 204))
  },
}

async function fieldsOf(c: Context): Promise<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(await c.req.text()))
}

function send(c: Context, name: string, values: Record<string, string> = {}) {
  const text = readFileSync(new URL(`companies/${name}`, import.meta.url), 'utf8')
  const type = name.endsWith('.js') ? 'text/javascript' : 'text/html'
  return c.body(fillIn(text, values), 200, { 'Content-Type': `${type}; charset=utf-8` })
}

function sendPixel(c: Context) {
  return c.body(PIXEL, 200, { 'Content-Type': 'image/gif' })
}

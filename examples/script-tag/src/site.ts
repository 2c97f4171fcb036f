import { readFileSync } from 'node:fs'
import { type Context, Hono } from 'hono'

export interface SiteAddresses {
  collector: string
  thirdParties: string
}

const TYPES = { css: 'text/css', html: 'text/html', js: 'text/javascript', svg: 'image/svg+xml' }

/** The demo shop: plain files, with the default addresses in them replaced by the real ones. */
export function createSite(addresses: SiteAddresses): Hono {
  const app = new Hono()
  const send = (c: Context, name: string) => {
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1) as keyof typeof TYPES]
    const text = readFileSync(new URL(`../site/${name}`, import.meta.url), 'utf8')
    return c.body(withAddresses(text, addresses), 200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'no-cache',
    })
  }
  // A fixed list, so that no path of a visitor ever names a file.
  app.get('/', (c) => send(c, 'index.html'))
  app.get('/sv/', (c) => send(c, 'sv/index.html'))
  app.get('/journal/', (c) => send(c, 'journal/index.html'))
  app.get('/ten-lines/', (c) => send(c, 'ten-lines/index.html'))
  app.get('/order/', (c) => send(c, 'order/index.html'))
  app.post('/order/', (c) => {
    c.header('Set-Cookie', 'basket=; Path=/; Max-Age=0; SameSite=Lax')
    return send(c, 'order/thanks.html')
  })
  for (const name of ['style.css', 'page.js', 'icon.svg']) {
    app.get(`/${name}`, (c) => send(c, name))
  }
  return app
}

function withAddresses(text: string, { collector, thirdParties }: SiteAddresses): string {
  return text
    .replaceAll('http://localhost:8787', collector)
    .replaceAll('http://127.0.0.1:8789', thirdParties)
}

import { readFileSync } from 'node:fs'
import { type Context, Hono } from 'hono'
import type { HostClient } from 'kvitto/server'
import { letterRoutes } from './letters.ts'

export interface SiteAddresses {
  collector: string
  thirdParties: string
}

const TYPES = { css: 'text/css', html: 'text/html', js: 'text/javascript', svg: 'image/svg+xml' }

/** The demo shop: plain files, with the default addresses in them replaced by the real ones; letters only with `host`. */
export function createSite(addresses: SiteAddresses, host?: HostClient): Hono {
  const app = new Hono()
  const send = (c: Context, name: string, words: Record<string, string> = {}) => {
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1) as keyof typeof TYPES]
    const text = readFileSync(new URL(`../site/${name}`, import.meta.url), 'utf8')
    const filled = text.replace(/\{(\w+)\}/g, (slot, word: string) => words[word] ?? slot)
    return c.body(withAddresses(filled, addresses), 200, {
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
  app.get('/letters/', (c) => send(c, 'letters/index.html'))
  if (host) {
    const answer = (c: Context, title: string, body: string) =>
      send(c, 'letters/answer.html', { title, body })
    app.route('/', letterRoutes(host, answer))
  }
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

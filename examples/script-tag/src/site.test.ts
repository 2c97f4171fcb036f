import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { createSite } from './site.ts'

const site = createSite({
  collector: 'http://localhost:9001',
  thirdParties: 'http://127.0.0.1:9003',
})

test.each(['/', '/sv/', '/journal/', '/order/'])(
  '%s holds one script tag of Kvitto',
  async (path) => {
    const html = await (await site.request(path)).text()
    expect(html.match(/<script src="http:\/\/localhost:9001\/s\/demo\/kvitto\.js">/g)).toHaveLength(
      1,
    )
  },
)

test.each(['/', '/sv/', '/journal/', '/order/'])(
  '%s names the third parties in held attributes only',
  async (path) => {
    const html = await (await site.request(path)).text()
    expect(html.match(/data-src="http:\/\/127\.0\.0\.1:9003\//g)?.length).toBeGreaterThan(2)
    expect(html).not.toMatch(/[^-](src|href)="http:\/\/127/)
  },
)

test('an order is answered to its POST and empties the basket', async () => {
  const answer = await site.request('/order/', { method: 'POST' })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Set-Cookie')).toContain('basket=; ')
})

test('a path that is no page is not found', async () => {
  expect((await site.request('/../src/site.ts')).status).toBe(404)
})

test('the ten lines of the README are the page that is served', async () => {
  const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8')
  const html = await readFile(new URL('../site/ten-lines/index.html', import.meta.url), 'utf8')
  expect(readme.split('```html\n')[1]?.split('```')[0]).toBe(html)
  expect((await site.request('/ten-lines/')).status).toBe(200)
})

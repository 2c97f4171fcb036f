import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { delivered, press } from './as-visitor.ts'
import { eachEngine } from './each-engine.ts'
import { openDemo } from './open-demo.ts'
import { openReceipts, saved } from './own-receipts-page.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-page-'))
})
afterAll(() => rm(folder, { recursive: true }))

eachEngine(({ newVisitor }) => {
  test('receipts of a log that was closed and of the next one are correct', async () => {
    const data = join(folder, String(Math.random()))
    const demo = await openDemo({ data })
    const visitor = await newVisitor()
    const page = await visitor.newPage()
    await page.goto(`${demo.site}/sv/`)
    await press(page, 'accept')
    await delivered(page)
    await closeLog(demo.collector, data)
    await page.click('#kvitto-reopen')
    await page.click('[data-kvitto-category="functional"]')
    await press(page, 'save')
    await delivered(page)
    await page.reload()
    await openReceipts(page)
    const path = join(folder, `${Math.random()}.html`)
    const html = await saved(page, 'download-page')
    const logs = html.matchAll(/\\n\\n([^\\]*\/demo)\\n\d/g)
    expect(Array.from(logs, ([, origin]) => origin)).toEqual([
      'kvitto.local/2/demo',
      'kvitto.local/demo',
    ])
    await writeFile(path, html)
    await page.goto(pathToFileURL(path).href)
    await expect.poll(() => page.evaluate(logKeys)).toEqual(['ok', 'ok'])
    await visitor.close()
    await demo.close()
  })
})

/** As the operator does; the site's next log goes on from it. */
async function closeLog(collector: string, data: string): Promise<void> {
  const logs = await (await fetch(`${collector}/v1/sites/demo/logs`)).json()
  const token = (await readFile(join(data, 'admin-token'), 'utf8')).trim()
  const answer = await fetch(`${collector}/admin/v1/sites/demo/log/close`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ origin: logs.logs[0].origin, successor: true }),
  })
  expect(answer.status).toBe(200)
}

/** In the page: of each receipt, whether its log's key is one of those that the page has. */
function logKeys(): string[] {
  return [...document.querySelectorAll<HTMLElement>('[data-check="logKey"]')].map(
    ({ dataset }) => dataset.status ?? '',
  )
}

import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EnginePage, Visitor } from '../engines/engine.ts'
import { delivered, press } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { axeScript, findFaults } from './find-faults.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { openReceipts, saved } from './own-receipts-page.ts'
import { textOf } from './text-of.ts'

const CLI = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url))
const CHECKS = ['signature', 'log', 'logKey', 'policy', 'build']
const GOOD = CHECKS.map((name) => [name, 'ok'])

let demo: OpenDemo
let folder: string

beforeAll(async () => {
  demo = await openDemo()
  folder = await mkdtemp(join(tmpdir(), 'kvitto-page-'))
})
afterAll(async () => {
  await demo?.close()
  await rm(folder, { recursive: true, force: true })
})

eachEngineInFull(({ name, newVisitor }) => {
  let visitor: Visitor
  let page: EnginePage
  let html: string
  /** What the site's data protection officer answers this person. */
  let answer: string

  /** A visitor agrees, changes a choice, and saves the page; then there is no collector any more. */
  beforeAll(async () => {
    await demo.startCollector()
    visitor = await newVisitor()
    page = await visitor.newPage()
    await page.goto(`${demo.site}/sv/`)
    await press(page, 'accept')
    await delivered(page)
    await page.click('#kvitto-reopen')
    await page.click('[data-kvitto-category="functional"]')
    await press(page, 'save')
    await delivered(page)
    await page.reload()
    await openReceipts(page)
    html = await saved(page, 'download-page')
    answer = await answered((await demo.records()).at(-1)?.subjectId ?? '')
    await demo.stopCollector()
  })
  afterAll(() => visitor?.close())

  /** Opens the page from the disk, as a person does who got it by mail. */
  async function open(text: string, receipts = 2): Promise<void> {
    const path = join(folder, `${name}-${Math.random()}.html`)
    await writeFile(path, text)
    await page.goto(pathToFileURL(path).href)
    await expect.poll(() => page.evaluate(statuses)).toHaveLength(receipts)
  }

  test('every check of every receipt is correct, in the page’s language', async () => {
    await open(html)
    expect(await page.evaluate(statuses)).toEqual([GOOD, GOOD])
    const text = (await textOf(page, 'main')) ?? ''
    for (const part of [
      'Godkänt: Räkna besök',
      'Nekat: Visa filmer',
      'Signerat i webbläsaren där valet gjordes',
      'Den visar inte vem som tryckte på knappen.',
      // The key that it trusts, and where that came from.
      `så som loggen själv har uppgett den: ${demo.logKey}`,
      // The policy's own text.
      'Strandgatan 0, Visby',
    ]) {
      expect(text).toContain(part)
    }
    expect(await page.evaluate(() => [document.documentElement.lang, document.title])).toEqual([
      'sv',
      'Kvitton på samtycke',
    ])
  })

  test('it asks no network, and its policy lets nothing ask', async () => {
    await demo.startCollector()
    await open(html)
    expect(await page.evaluate(() => performance.getEntriesByType('resource').length)).toBe(0)
    const url = `${demo.collector}/s/demo/kvitto.js`
    expect((await fetch(url)).status).toBe(200)
    expect(await page.evaluate(isRefused, url)).toBe(true)
    await demo.stopCollector()
  })

  test('it is read on a phone without scrolling sideways', async () => {
    await open(html)
    expect(await page.evaluate(widthOn, 320)).toBeLessThanOrEqual(320)
  })

  test.each(['a visitor’s own', 'a site’s answer'])('axe-core finds nothing: %s', async (whose) => {
    await open(whose === 'a site’s answer' ? answer : html)
    await page.evaluate(runScript, await axeScript())
    expect(await page.evaluate(findFaults)).toEqual([])
  })

  test('a site’s answer by the consent id is the same page, and says who answers', async () => {
    await open(answer)
    expect(await page.evaluate(statuses)).toEqual([GOOD, GOOD])
    const text = (await textOf(page, 'main')) ?? ''
    // The shop has no Arabic: what was asked is in the language that it was asked in.
    for (const part of ['إيصالات الموافقة', 'Räkna besök', 'Visa filmer', demo.logKey]) {
      expect(text).toContain(part)
    }
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
    expect(await textOf(page, '[data-source]')).toBe(`demo · ${demo.collector}`)
    // Each receipt as a whole, with when it arrived.
    expect(await textOf(page, 'section details pre')).toMatch(
      /"receivedAt": "20.*"rule": "opt-in"/s,
    )
    await open(answer.replace(/("receivedAt":"20)\d\d/, '$119'))
    expect((await page.evaluate(statuses))[0]).toContainEqual(['log', 'failed'])
  })

  describe('what was changed is not correct', () => {
    const flipped = (text: string) =>
      text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`

    test('a bit of a signature: nothing of that receipt is shown', async () => {
      await open(
        html.replace(
          /("receipt":"[\w-]+\.[\w-]+\.)([\w-]+)/,
          (_, head, tail) => head + flipped(tail),
        ),
      )
      const [first, second] = await page.evaluate(statuses)
      expect(first).toContainEqual(['signature', 'failed'])
      expect(first).not.toContainEqual(['log', 'ok'])
      expect(second).toEqual(GOOD)
      expect(await textOf(page, 'main')).not.toContain('Nekat: Visa filmer')
    })

    test('a choice inside a receipt', async () => {
      await open(
        html.replace(/("receipt":"[\w-]+\.)([\w-]+)/, (_, head, payload) => {
          const text = Buffer.from(payload, 'base64url').toString()
          const changed = text.replace('"functional":"refused"', '"functional":"given"')
          expect(changed).not.toBe(text)
          return head + Buffer.from(changed).toString('base64url')
        }),
      )
      expect((await page.evaluate(statuses))[0]).toContainEqual(['signature', 'failed'])
    })

    test('the log’s time, the policy, the build, the log’s key', async () => {
      const changes: [RegExp, string, string][] = [
        [/("receivedAt":"20)\d\d/, '$119', 'log'],
        [/P12M/, 'P13M', 'policy'],
        [/("build":\{"[\w-]+":"\{[^}]*?)[\w-]{43}/, `$1${'A'.repeat(43)}`, 'build'],
        [/(index \d+\\n)[^\\]{43}/, `$1${'A'.repeat(43)}`, 'log'],
      ]
      for (const [from, to, check] of changes) {
        const changed = html.replace(from, to)
        expect(changed).not.toBe(html)
        await open(changed)
        expect((await page.evaluate(statuses))[0]).toContainEqual([check, 'failed'])
      }
    })
  })
})

/** As the officer runs it: the page, which is read again, and a file that verifies too. */
async function answered(subjectId: string): Promise<string> {
  const [out, pageOut] = ['answer.json', 'answer.html'].map((name) => join(folder, name))
  const env = { ...process.env, KVITTO_URL: demo.collector, KVITTO_TOKEN: demo.tokens.dpo }
  const kvitto = (...line: string[]) =>
    promisify(execFile)(process.execPath, [CLI, ...line], { env })
  const files = ['--page-out', String(pageOut), '--out', String(out), '--language', 'ar']
  await kvitto('subject', '--site', 'demo', '--subject', subjectId, ...files)
  await kvitto('verify', String(out), '--log-key', demo.logKey)
  return readFile(String(pageOut), 'utf8')
}

/** In the page: how wide all of it is in a window of that width. */
function widthOn(width: number): number {
  for (const details of document.querySelectorAll('details')) details.open = true
  document.documentElement.style.width = `${width}px`
  return document.body.scrollWidth
}

/** In the page, whose policy allows inline scripts and no `eval`. */
function runScript(code: string): void {
  const script = document.createElement('script')
  script.textContent = code
  document.head.append(script)
}

/** In the page: each receipt's checks and what became of them. */
function statuses(): string[][][] {
  return [...document.querySelectorAll('section')].map((section) =>
    [...section.querySelectorAll<HTMLElement>('[data-check]')].map(({ dataset }) => [
      dataset.check ?? '',
      dataset.status ?? '',
    ]),
  )
}

/** In the page: asking for this address goes nowhere. */
async function isRefused(url: string): Promise<boolean> {
  const isBlocked = new Promise<boolean>((resolve) => {
    document.addEventListener('securitypolicyviolation', () => resolve(true))
  })
  await fetch(url, { mode: 'no-cors' }).catch(() => {})
  return isBlocked
}

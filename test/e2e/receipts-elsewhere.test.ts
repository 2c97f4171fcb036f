import type { Policy } from '@kvitto/core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { delivered, press } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'
import { layerText, listed, openReceipts, saved } from './own-receipts-page.ts'
import { visitEach } from './visit-each.ts'

let shop: OpenShop
let lang = 'en'
let policy = ''

beforeAll(async () => {
  shop = await openShop()
  await shop.publish(inArabic(shop.policy))
  shop.serve(() => {
    const { html } = shopPage(shop.tag('nonce="shop"'))
    return {
      html: html
        .replace('lang="en"', `lang="${lang}"`)
        .replace('<script>', '<script nonce="shop">'),
      headers: policy ? { 'content-security-policy': policy } : {},
    }
  })
})
afterAll(() => shop?.close())

eachEngineInFull((engine) => {
  const { page } = visitEach(engine)

  beforeEach(() => {
    lang = 'en'
    policy = ''
  })

  async function accept(): Promise<void> {
    await page.goto(shop.origin)
    await press(page, 'accept')
    await delivered(page)
    await page.reload()
    await openReceipts(page)
  }

  test('in Arabic all reads from the right, and nothing is wider than the layer', async () => {
    lang = 'ar'
    await accept()
    expect(await layerText(page)).toContain('إيصالاتك')
    const { dir, back, heading, idDir, tooWide } = await page.evaluate(layout)
    expect([dir, idDir]).toEqual(['rtl', 'ltr'])
    expect(back).toBeLessThan(heading)
    expect(tooWide).toEqual([])
  })

  test('under Trusted Types and a strict policy they are shown, drawn and saved', async () => {
    policy = [
      "default-src 'none'; base-uri 'none'; style-src 'self'; img-src data:",
      `script-src 'nonce-shop' ${shop.collector}/`,
      `connect-src ${shop.collector}/`,
      "require-trusted-types-for 'script'; trusted-types kvitto",
    ].join('; ')
    await page.goto(shop.origin)
    await page.evaluate(noteViolations)
    await press(page, 'accept')
    await delivered(page)
    await openReceipts(page)
    expect(await listed(page)).toHaveLength(1)
    expect(await page.evaluate(qrLook)).toEqual(['148px', 'rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
    expect(await saved(page, 'download-all')).toContain('kvitto/receipts/1')
    expect(await saved(page, 'download-page')).toContain('<!doctype html>')
    expect(await page.evaluate(() => Reflect.get(window, 'violations'))).toEqual([])
  })
})

/** Arabic declared, with the English words of the policy: what is tried here is the direction. */
function inArabic(source: Policy): Partial<Policy> {
  const { categories, purposes, texts } = JSON.parse(JSON.stringify(source), (_, value) =>
    typeof value?.en === 'string' ? { ...value, ar: value.en } : value,
  ) as Policy
  return { categories, purposes, texts: { ...texts, ...(texts.en && { ar: texts.en }) } }
}

/** In the page: where things stand, in CSS px. */
function layout() {
  const root = document.getElementById('kvitto-preferences') as HTMLElement
  const leftOf = (selector: string) =>
    root.querySelector(selector)?.getBoundingClientRect().left ?? 0
  return {
    dir: root.dir,
    back: leftOf('[data-kvitto-action="back"]'),
    heading: leftOf('h2'),
    idDir: root.querySelector('code')?.dir,
    tooWide: [root, ...root.querySelectorAll<HTMLElement>('*')]
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map(({ className }) => className),
  }
}

/** In the page. */
function noteViolations(): void {
  const violations: string[] = []
  Object.defineProperty(window, 'violations', { value: violations })
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
    // The driver of Firefox makes functions of text; nothing of ours does.
    if (!/^(Function|eval)\|/.test(sample)) violations.push(`${violatedDirective} ${sample}`)
  })
}

/** In the page: the code's width, the colour of its modules and of what they stand on. */
function qrLook(): string[] {
  const image = document.querySelector('.kvitto-qr') as SVGElement
  const line = image.querySelector('line') as SVGElement
  const { width, backgroundColor } = getComputedStyle(image)
  return [width, getComputedStyle(line).stroke, backgroundColor]
}

import type { Appearance } from '@kvitto/core'
import type { Browser, Page } from 'playwright-core'
import type { ColorScheme } from '../../engines/engine.ts'
import { nameOf } from './all-looks.ts'
import type { OpenLooks } from './open-looks.ts'
import { interFaces, WINDOWS } from './structure-of.ts'

/** The views behind the first layer, in a few looks between which everything differs. */
export const CHOSEN: ChosenView[] = [
  { layout: 'box', theme: 'kvitto', window: 'phone', colorScheme: 'light', lang: 'sv' },
  { layout: 'box', theme: 'kvitto', window: 'desktop', colorScheme: 'dark', lang: 'ar' },
  { layout: 'modal', theme: 'plain', window: 'phone', colorScheme: 'dark', lang: 'ar' },
  { layout: 'bar', theme: 'auto', window: 'desktop', colorScheme: 'light', lang: 'sv' },
]

export interface ChosenView extends Appearance {
  window: keyof typeof WINDOWS
  colorScheme: ColorScheme
  lang: 'sv' | 'ar'
}

/** By view, then by selector. */
export type ViewStructure = Record<string, Record<string, SeenElement>>

interface SeenElement {
  /** x, y, width and height in CSS pixels; none in Arabic, whose letters are each machine's own. */
  box: number[]
  color: string
  background: string
  border: string
  radius: string
  weight: string
  size: string
}

/** What a view has whatever time it is and whoever looks. */
const MEASURED = {
  placeholder: ['.kvitto-placeholder', '.kvitto-placeholder button', '.kvitto-placeholder a'],
  preferences: [
    '#kvitto-preferences',
    '#kvitto-preferences h2',
    '[data-kvitto-action=close]',
    '.kvitto-category',
    'input[data-kvitto-category=analytics]',
    '[data-kvitto-action=delete]',
    '#kvitto-preferences [data-kvitto-action=refuse]',
    '#kvitto-preferences [data-kvitto-action=accept]',
    '[data-kvitto-action=save]',
  ],
  services: ['.kvitto-service b', 'dl', 'dt', 'table', 'th', 'td', 'td + td'],
  receipts: [
    '#kvitto-preferences',
    '#kvitto-preferences h2',
    '[data-kvitto-action=back]',
    '#kvitto-subject',
    '.kvitto-qr',
    '[data-kvitto-action=download-all]',
    '[data-kvitto-action=download-page]',
  ],
}

/** `box-kvitto-phone-light-sv`. */
export function nameOfView({ window, colorScheme, lang, ...look }: ChosenView): string {
  return [nameOf(look), window, colorScheme, lang].join('-')
}

/** Walks through the views as a person does; `see` is called where each is open. */
export async function walkViews(
  browser: Browser,
  shop: OpenLooks,
  { view, head, scale = 1 }: { view: ChosenView; head: string; scale?: number },
  see: (page: Page, name: keyof typeof MEASURED) => Promise<void>,
): Promise<void> {
  const { window, colorScheme, lang, ...look } = view
  shop.dress({ lang: lang === 'ar' ? 'ar" dir="rtl' : lang, head, body: shop.film })
  const visitor = await browser.newContext({
    colorScheme,
    viewport: WINDOWS[window],
    deviceScaleFactor: scale,
  })
  try {
    const page = await visitor.newPage()
    await page.goto(shop.of(look))
    await page.waitForSelector('.kvitto-placeholder')
    await page.click('#kvitto-first [data-kvitto-action=close]')
    await see(page, 'placeholder')
    await page.click('#kvitto-reopen')
    await page.waitForSelector('#kvitto-preferences')
    await see(page, 'preferences')
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
      document.querySelector('dl')?.scrollIntoView()
    })
    await see(page, 'services')
    await page.click('#kvitto-preferences [data-kvitto-action=accept]')
    await page.click('#kvitto-reopen')
    await page.click('[data-kvitto-action=receipts]')
    await page.waitForSelector('.kvitto-qr')
    await see(page, 'receipts')
  } finally {
    await visitor.close()
    shop.dress({})
  }
}

export async function viewStructureOf(
  browser: Browser,
  shop: OpenLooks,
  view: ChosenView,
): Promise<ViewStructure> {
  const structure: ViewStructure = {}
  const head = `<style>${await interFaces()}:root{--kvitto-font:Inter}body{font-family:Inter}</style>`
  await walkViews(browser, shop, { view, head }, async (page, name) => {
    await page.evaluate(() => document.fonts.ready.then(() => {}))
    const hasBoxes = view.lang === 'sv'
    structure[name] = await page.evaluate(measureElements, [MEASURED[name], hasBoxes] as const)
  })
  return structure
}

/** In the page. */
function measureElements([selectors, hasBoxes]: readonly [string[], boolean]) {
  return Object.fromEntries(
    selectors.map((selector) => {
      const element = document.querySelector(selector)
      if (!element) throw new Error(`expected ${selector}, found none`)
      const { x, y, width, height } = element.getBoundingClientRect()
      const style = getComputedStyle(element)
      const seen = {
        box: hasBoxes ? [x, y, width, height].map(Math.round) : [],
        color: style.color,
        background: style.backgroundColor,
        border: `${style.borderTopWidth} ${style.borderTopStyle} ${style.borderTopColor}`,
        radius: style.borderTopLeftRadius,
        weight: style.fontWeight,
        size: style.fontSize,
      }
      return [selector, seen]
    }),
  )
}

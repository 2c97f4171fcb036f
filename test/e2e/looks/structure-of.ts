import { readFile } from 'node:fs/promises'
import type { Appearance } from '@kvitto/core'
import type { Browser } from 'playwright-core'
import type { ColorScheme } from '../../engines/engine.ts'
import { type MeasuredLayer, measureLayer } from './measure-layer.ts'
import type { OpenLooks } from './open-looks.ts'

export const WINDOWS = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 360, height: 640 },
} as const

/** By window and colour scheme: `phone dark`. */
export type Structure = Record<string, MeasuredLayer>

/** The same letters on every machine, in the weights that we use. */
const FACE = [400, 500, 600].map(
  (weight) => [weight, `@fontsource/inter/files/inter-latin-${weight}-normal.woff2`] as const,
)

/** A layer's structure in every window and scheme: colours and fonts as a visitor has them, boxes with one known font. */
export async function structureOf(
  browser: Browser,
  shop: OpenLooks,
  appearance: Appearance,
): Promise<Structure> {
  await shop.wear(appearance)
  const rules = await Promise.all(
    FACE.map(async ([weight, path]) => {
      const bytes = await readFile(new URL(import.meta.resolve(path)))
      return `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${bytes.toString('base64')})}`
    }),
  )
  shop.dress({ head: `<style>${rules.join('')}body{font-family:Inter}</style>` })
  const structure: Structure = {}
  for (const [name, viewport] of Object.entries(WINDOWS)) {
    for (const colorScheme of ['light', 'dark'] satisfies ColorScheme[]) {
      const visitor = await browser.newContext({ viewport, colorScheme })
      try {
        const page = await visitor.newPage()
        await page.goto(shop.origin)
        await page.waitForSelector('#kvitto-first')
        const seen = await page.evaluate(measureLayer, false)
        await page.evaluate(useInter)
        const boxes = await page.evaluate(measureLayer, false)
        structure[`${name} ${colorScheme}`] = withBoxes(seen, boxes)
      } finally {
        await visitor.close()
      }
    }
  }
  shop.dress({})
  return structure
}

async function useInter(): Promise<void> {
  document.documentElement.style.setProperty('--kvitto-font', 'Inter')
  await Promise.all([400, 500, 600].map((weight) => document.fonts.load(`${weight} 15px Inter`)))
}

function withBoxes(seen: MeasuredLayer, { layer, text, controls }: MeasuredLayer): MeasuredLayer {
  return {
    ...seen,
    layer: { ...seen.layer, box: layer.box },
    text: { ...seen.text, box: text.box },
    controls: Object.fromEntries(
      Object.entries(seen.controls).map(([action, control]) => [
        action,
        { ...control, box: controls[action]?.box ?? [] },
      ]),
    ),
  }
}

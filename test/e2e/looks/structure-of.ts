import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import type { ColorScheme } from '../../engines/engine.ts'
import { ALL_LOOKS, nameOf } from './all-looks.ts'
import { countAsking, type MeasuredLayer, measureLayer } from './measure-layer.ts'
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

/**
 * The structure of every look, by name: colours and fonts as a visitor has them, boxes with one known font, so that
 * they are the same on every machine.
 */
export async function structuresOf(
  browser: Browser,
  shop: OpenLooks,
): Promise<Map<string, Structure>> {
  shop.dress({ head: `<style>${await interFaces()}body{font-family:Inter}</style>` })
  const structures = new Map<string, Structure>(ALL_LOOKS.map((look) => [nameOf(look), {}]))
  for (const colorScheme of ['light', 'dark'] satisfies ColorScheme[]) {
    const visitor = await browser.newContext({ colorScheme })
    const page = await visitor.newPage()
    for (const [name, { width, height }] of Object.entries(WINDOWS)) {
      await page.goto(shop.all(width, height))
      await page.waitForFunction(`(${countAsking})() === ${ALL_LOOKS.length}`)
      for (const [frame, look] of ALL_LOOKS.entries()) {
        const seen = await page.evaluate(measureLayer, frame)
        await page.evaluate(useInter, frame)
        const structure = structures.get(nameOf(look))
        if (structure) {
          structure[`${name} ${colorScheme}`] = withBoxes(
            seen,
            await page.evaluate(measureLayer, frame),
          )
        }
      }
    }
    await visitor.close()
  }
  shop.dress({})
  return structures
}

export async function interFaces(): Promise<string> {
  const rules = await Promise.all(
    FACE.map(async ([weight, path]) => {
      const bytes = await readFile(new URL(import.meta.resolve(path)))
      const url = `data:font/woff2;base64,${bytes.toString('base64')}`
      return `@font-face{font-family:Inter;font-weight:${weight};src:url(${url})}`
    }),
  )
  return rules.join('')
}

async function useInter(frame: number): Promise<void> {
  const { document } = window.frames[frame] as Window
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

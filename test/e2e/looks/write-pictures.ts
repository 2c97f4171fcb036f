/*
 * Writes how every layout looks in every theme: pictures to packages/banner/pictures, and the structure that
 * the tests compare with. `npm run pictures`
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import type { BrowserContext } from 'playwright-core'
import type { ColorScheme } from '../../engines/engine.ts'
import { openBrowser } from '../open-browser.ts'
import { ALL_LOOKS, nameOf } from './all-looks.ts'
import { inArabic } from './in-arabic.ts'
import { openLooks } from './open-looks.ts'
import { structuresOf, WINDOWS } from './structure-of.ts'
import { CHOSEN, nameOfView, viewStructureOf, walkViews } from './view-structures.ts'

const pictures = new URL('../../../packages/banner/pictures/', import.meta.url)
const structures = new URL('structures/', import.meta.url)

/** A page that has a face and a colour of its own, for the theme that takes them. */
const HEAD = `<meta name="viewport" content="width=device-width,initial-scale=1"><style>
:root{color-scheme:light dark}
body{margin:24px;font:16px/1.6 Georgia,"DejaVu Serif",serif}
button{padding:12px 20px;border:0;border-radius:4px;background:#0b5d3b;color:#fff;font:inherit}
</style>`
const PAGES = {
  sv: {
    lang: 'sv',
    head: HEAD,
    body: '<h1>Papper från hamnen</h1><p>Handgjort i Visby sedan länge.</p><button>Köp</button>',
  },
  ar: {
    lang: 'ar" dir="rtl',
    head: HEAD,
    body: '<h1>ورق من الميناء</h1><p>يُصنع يدويًا في فيسبي منذ زمن طويل.</p><button>اشترِ</button>',
  },
}

const shop = await openLooks()
const browser = await openBrowser()
try {
  for (const folder of [pictures, structures]) {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
  }
  await shop.openSites(inArabic(shop.policy))
  for (const [name, structure] of await structuresOf(browser, shop)) {
    await writeFile(new URL(`${name}.json`, structures), `${JSON.stringify(structure, null, 2)}\n`)
  }
  const views = []
  for (const view of CHOSEN) {
    views.push([nameOfView(view), await viewStructureOf(browser, shop, view)])
    await walkViews(
      browser,
      shop,
      { view, head: HEAD, scale: view.window === 'desktop' ? 0.5 : 0.75 },
      async (page, name) => {
        const file = new URL(`${name}-${nameOfView(view)}.png`, pictures)
        await writeFile(file, await page.screenshot())
      },
    )
  }
  const viewsText = `${JSON.stringify(Object.fromEntries(views), null, 2)}\n`
  await writeFile(new URL('views.json', structures), viewsText)
  for (const lang of ['sv', 'ar'] as const) {
    shop.dress(PAGES[lang])
    for (const [window, viewport] of Object.entries(WINDOWS)) {
      for (const colorScheme of ['light', 'dark'] satisfies ColorScheme[]) {
        const deviceScaleFactor = window === 'desktop' ? 0.5 : 0.75
        const visitor = await browser.newContext({ viewport, colorScheme, deviceScaleFactor })
        await takePictures(visitor, [window, colorScheme, lang].join('-'))
        await visitor.close()
      }
    }
  }
} finally {
  await browser.close()
  await shop.close()
}

async function takePictures(visitor: BrowserContext, kind: string): Promise<void> {
  for (const appearance of ALL_LOOKS) {
    const page = await visitor.newPage()
    await page.goto(shop.of(appearance))
    await page.waitForSelector('#kvitto-first')
    const file = new URL(`${nameOf(appearance)}-${kind}.png`, pictures)
    await writeFile(file, await page.screenshot())
    await page.close()
  }
}

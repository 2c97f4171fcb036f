import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SHORTENED } from '../../packages/kvitto/build/short-names.ts'
import type { EnginePage } from '../engines/engine.ts'
import { eachEngine } from './each-engine.ts'
import { NATIVE_PROBES } from './native-probes.ts'
import type { GuardSite } from './open-guard-site.ts'
import { openGuardSite } from './open-guard-site.ts'
import { visitOnce } from './visit-each.ts'
import { visitGuarded } from './visit-guarded.ts'

/** Of a held address, with what a parser would write in another way. */
const NAMED = '/stats/page?a=1&b=2'

/** Ways in which a page writes a link; what follows it reads otherwise when it is written twice. */
const WRITTEN: Record<string, (link: string) => string> = {
  innerHTML: (link) =>
    `<ul></ul><script>document.querySelector('#place ul').innerHTML = '<li>${link}<pre>\\n\\nx</pre><li>y'</script>`,
  outerHTML: (link) =>
    `<p></p><script>document.querySelector('#place p').outerHTML = '<dl><dt>${link}<dd><pre>\\n\\nx'</script>`,
  insertAdjacentHTML: (link) =>
    `<script>document.currentScript.insertAdjacentHTML('afterend', '<p>${link}<pre>\\n\\nx')</script>`,
  'rows of a table': (link) =>
    `<table><tbody></tbody></table><script>document.querySelector('#place tbody').innerHTML = '<tr><td>${link}<td><pre>\\n\\nx<tr><td>y'</script>`,
  'children of an SVG': (link) =>
    `<svg></svg><script>document.querySelector('#place svg').innerHTML = '<linearGradient id="g" /><circle r="3"/>${link}<rect width="4"/>'</script>`,
  'a head and a body': (link) =>
    `<p></p><script>{ const page = document.createElement('html'); page.innerHTML = '<title>x</title><body class="own">${link}'; document.querySelector('#place p').append(page.outerHTML) }</script>`,
  'half an element': (link) =>
    `<script>document.write('<ul><li>${link}'); document.write('<li>x</ul><section>${link}')</script><p>in it</p><script>document.write('</section>')</script>`,
}

let site: GuardSite

beforeAll(async () => {
  site = await openGuardSite()
})
afterAll(() => site?.close())

eachEngine((engine) => {
  const { page } = visitOnce(engine)

  describe('a page finds the browser’s own as it is without the guard', () => {
    test.each(Object.entries(NATIVE_PROBES))('%s', async (_, probe) => {
      const find = async (slice: 'none' | Record<string, never>) => {
        await visitGuarded(page, site.page({ slice }))
        return page.evaluate<unknown, []>(probe)
      }
      const without = await find('none')
      const guarded = await find({})
      // The guard was there all along.
      expect(await isHeld(page)).toBe(true)
      expect(guarded).toEqual(without)
    })
  })

  describe('what only names a held address is in the page as it is without the guard', () => {
    const inBoth = async (body: string, read: () => unknown) => {
      const found: unknown[] = []
      for (const slice of ['none', {}] as const) {
        await visitGuarded(page, site.page({ slice, body }))
        found.push(await page.evaluate(read))
      }
      return found
    }

    test.each(Object.entries(WRITTEN))('markup by %s', async (_, write) => {
      const body = `<div id="place">${write(`<a href="${site.third}${NAMED}">us</a>`)}</div>`
      const [without, guarded] = await inBoth(body, () => {
        return document.querySelector('#place')?.outerHTML
      })
      expect(without).toContain('>us</a>')
      expect(guarded).toBe(without)
    })

    test.each(['replaced', 'written'])('a page that is %s with what is held', async (how) => {
      const text = `<!doctype html><html><head><title>Own</title></head><body class="own"><img src="${site.third}/stats/i.svg"><p>x</p></body></html>`
      const found: unknown[] = []
      for (const slice of ['none', {}] as const) {
        await visitGuarded(page, site.page({ slice }))
        found.push(
          await page.evaluate(
            (whole, isWritten) => {
              if (isWritten) document.write(whole)
              else document.documentElement.innerHTML = whole
              const inHead = document.head.querySelector('title')?.text
              return [inHead, document.body.className, document.body.textContent?.trim()]
            },
            text,
            how === 'written',
          ),
        )
      }
      expect(found[0]).toEqual(['Own', 'own', 'x'])
      expect(found[1]).toEqual(found[0])
    })

    test('a text that is typed', async () => {
      const text = `Tom & Jerry <3 ${site.third}${NAMED}`
      const body = `<div id="editor" contenteditable data-text="${text}"></div><textarea></textarea>`
      const found = await inBoth(body, () => {
        const editor = document.querySelector('#editor') as HTMLElement
        const area = document.querySelector('textarea') as HTMLTextAreaElement
        for (const each of [editor, area]) {
          each.focus()
          document.execCommand('insertText', false, editor.dataset.text)
        }
        return [editor.textContent, area.value]
      })
      expect(found).toEqual([
        [text, text],
        [text, text],
      ])
    })
  })

  test('nothing of the browser’s has a name that the build shortens', async () => {
    await visitGuarded(page, site.page({ slice: 'none' }))
    expect(await page.evaluate(namesTaken, [...SHORTENED, 'appendChild'])).toEqual(['appendChild'])
  })
})

/** Those of the names that some object of the browser's has. */
function namesTaken(names: string[]): string[] {
  return names.filter((name) =>
    Object.getOwnPropertyNames(window).some((each) => {
      const found = Object(Reflect.get(window, each))
      return name === each || name in found || name in Object(found.prototype)
    }),
  )
}

function isHeld(page: EnginePage): Promise<boolean> {
  return page.evaluate(
    (url) => Object.assign(new Image(), { src: url }).hasAttribute('data-kvitto'),
    `${site.third}/stats/a.svg`,
  )
}

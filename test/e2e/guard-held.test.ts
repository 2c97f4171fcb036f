import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from './each-engine.ts'
import type { GuardedPage, GuardSite } from './open-guard-site.ts'
import { openGuardSite } from './open-guard-site.ts'
import { visitOnce } from './visit-each.ts'
import { visitGuarded } from './visit-guarded.ts'

type Decide = Record<'give' | 'refuse' | 'withdraw', (ids?: string[]) => Promise<boolean>>

/** What the page's scripts leave for the next question. */
interface Made extends Window {
  kvitto: Decide
  made: Record<string, HTMLElement>
  ran?: string[]
  currents: unknown[]
  log: unknown[]
}
declare const window: Made & typeof globalThis

let site: GuardSite
let stats: string

beforeAll(async () => {
  site = await openGuardSite()
  stats = `${site.third}/stats`
})
afterAll(() => site?.close())

eachEngine((engine) => {
  const { page } = visitOnce(engine)
  beforeEach(() => void site.asked())

  const visit = async (parts: GuardedPage = {}) => {
    await visitGuarded(page, site.page(parts))
    await page.evaluate(() => void Object.assign(window, { made: {}, currents: [], log: [] }))
  }
  const give = (...ids: string[]) => page.evaluate((given) => window.kvitto.give(given), ids)
  const ran = () => page.evaluate(() => window.ran ?? [])
  const askedBySoon = async () => {
    await sleep(1000)
    return site.asked()
  }

  describe('scripts', () => {
    test('wait in their place, are read as they were set, and run in order as the same elements', async () => {
      await visit({
        body: `<p id="before"></p><script src="${stats}/parsed.js" id="parsed"></script><p></p>`,
      })
      expect(await ran()).toEqual([])
      site.asked()
      const held = await page.evaluate((url) => {
        const add = (id: string, set: (script: HTMLScriptElement, url: string) => void) => {
          const script = document.createElement('script')
          script.id = id
          script.async = false
          script.onload = () => window.log.push(`onload ${id}`)
          script.addEventListener('load', () => window.log.push(`load ${id}`))
          set(script, `${url}/${id}.js`)
          document.querySelector('#before')?.append(script, document.createTextNode(id))
          window.made[id] = script
          return [script.src, script.getAttribute('src'), script.isConnected]
        }
        return [
          add('one', (script, src) => {
            script.src = src
          }),
          add('two', (script, src) => script.setAttribute('src', src)),
          add('three', (script, src) => {
            script.setAttributeNS(null, 'src', src)
          }),
        ]
      }, stats)
      expect(held).toEqual(
        ['one', 'two', 'three'].map((id) => [`${stats}/${id}.js`, `${stats}/${id}.js`, true]),
      )
      expect(await askedBySoon()).toEqual([])
      await give('analytics')
      await expect.poll(ran).toEqual(['one.js', 'two.js', 'three.js', 'parsed.js'])
      expect(
        await page.evaluate(() => ({
          currents: window.currents,
          log: window.log,
          isSame: Object.entries(window.made).map(
            ([id, element]) => document.getElementById(id) === element,
          ),
          place: document.querySelector('#before')?.textContent,
        })),
      ).toEqual({
        currents: ['one', 'two', 'three', 'parsed'],
        log: ['one', 'two', 'three'].flatMap((id) => [`onload ${id}`, `load ${id}`]),
        isSame: [true, true, true],
        place: 'onetwothree',
      })
    })

    test('taken out of the page never run, and those after them still do', async () => {
      await visit()
      await page.evaluate((url) => {
        for (const id of ['gone', 'stays']) {
          const script = document.createElement('script')
          script.src = `${url}/${id}.js`
          document.head.append(script)
          window.made[id] = script
        }
        window.made.gone?.remove()
      }, stats)
      await give('analytics')
      await expect.poll(ran).toEqual(['stays.js'])
      await sleep(300)
      expect(site.asked()).toEqual(['/stats/stays.js'])
    })

    test('sent elsewhere by the page run from there, and hold up nobody', async () => {
      await visit()
      await page.evaluate((url) => {
        for (const id of ['moved', 'next']) {
          const script = document.createElement('script')
          script.src = `${url}/${id}.js`
          document.head.append(script)
          window.made[id] = script
        }
        const moved = window.made.moved as HTMLScriptElement
        moved.src = '/own.js'
        window.log.push(moved.getAttribute('src'))
      }, stats)
      await expect.poll(ran).toEqual(['own.js'])
      expect(await page.evaluate(() => window.log)).toEqual(['/own.js'])
      await give('analytics')
      await expect.poll(ran).toEqual(['own.js', 'next.js'])
    })

    test('with a `data-type` of the site’s own stay what they are, and hold up nobody', async () => {
      await visit()
      await page.evaluate((url) => {
        for (const id of ['chart', 'next']) {
          const script = document.createElement('script')
          if (id === 'chart') script.dataset.type = id
          script.src = `${url}/${id}.js`
          document.head.append(script)
          window.made[id] = script
        }
      }, stats)
      await give('analytics')
      await expect.poll(ran).toEqual(['chart.js', 'next.js'])
      expect(
        await page.evaluate(() => {
          const { chart } = window.made
          return [chart?.getAttribute('type'), chart?.dataset.type]
        }),
      ).toEqual([null, 'chart'])
    })

    test('that import do not, whichever way they are written, and do on the next page when they may', async () => {
      await visit()
      // What no script of the page imports is blocked from DOMContentLoaded on.
      await page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            if (document.readyState === 'complete') resolve()
            else addEventListener('load', () => resolve())
          }),
      )
      await page.evaluate(importAll, stats)
      expect(await askedBySoon()).toEqual([])
      await visit({ given: ['analytics'] })
      await page.evaluate(importAll, stats)
      await expect
        .poll(async () => (await ran()).sort())
        .toEqual(['node.mjs', 'text.mjs', 'type.mjs'])
    })
  })

  describe('elements', () => {
    test('of every kind ask for nothing until they may, and then for what they were set to', async () => {
      await visit({ body: '<div id="place"></div>' })
      const names = await page.evaluate((url) => {
        const place = document.querySelector('#place') as HTMLElement
        const names: string[] = []
        const add = (tag: string, attribute: string, ending: string, parent: Element = place) => {
          const svg = 'http://www.w3.org/2000/svg'
          const element =
            tag === 'image' ? document.createElementNS(svg, tag) : document.createElement(tag)
          const name = `${tag}-${attribute}.${ending}`
          if (tag === 'link') element.setAttribute('rel', 'stylesheet')
          if (tag === 'input') element.setAttribute('type', 'image')
          if (/video|audio/.test(tag)) element.setAttribute('preload', 'auto')
          if (attribute === 'srcdoc') {
            element.setAttribute('srcdoc', `<script src="${url}/${name}"></script>`)
          } else if (attribute === 'srcset') element.setAttribute('srcset', `${url}/${name} 1x`)
          else element.setAttribute(attribute, `${url}/${name}`)
          parent.append(element)
          names.push(`/stats/${name}`)
          return element
        }
        add('img', 'src', 'svg')
        add('img', 'srcset', 'svg')
        add('link', 'href', 'css')
        add('video', 'src', 'webm')
        add('video', 'poster', 'svg')
        add('object', 'data', 'svg')
        add('embed', 'src', 'svg')
        add('iframe', 'src', 'html')
        add('iframe', 'srcdoc', 'js')
        add('input', 'src', 'svg')
        const picture = place.appendChild(document.createElement('picture'))
        add('source', 'srcset', 'svg', picture)
        picture.append(new Image())
        const media = document.createElement('audio')
        media.preload = 'auto'
        place.append(media)
        add('source', 'src', 'wav', media)
        const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
        place.append(drawing)
        add('image', 'href', 'svg', drawing)
        return names
      }, stats)
      expect(await askedBySoon()).toEqual([])
      await give('analytics')
      const reached = new Set<string>()
      await expect
        .poll(
          () => {
            for (const path of site.asked()) reached.add(path)
            return names.filter((name) => !reached.has(name))
          },
          { timeout: 8000 },
        )
        .toEqual([])
    })

    test('that never are in the page, or stand in shadow trees, get what they wait for', async () => {
      await visit({
        body: `<template id="stamp"><img data-at="parsed" src="${stats}/stamped.svg"></template>`,
      })
      site.asked()
      await page.evaluate((url) => {
        for (const mode of ['open', 'closed'] as const) {
          const host = document.body.appendChild(document.createElement('div'))
          const root = host.attachShadow({ mode })
          root.innerHTML = `<img src="${url}/${mode}-html.svg">`
          const image = document.createElement('img')
          image.src = `${url}/${mode}-node.svg`
          root.append(image)
          window.made[mode] = image
        }
        const never = new Image()
        never.src = `${url}/never.svg`
        never.onload = () => window.log.push(`loaded ${never.width}`)
        window.made.never = never
        const detached = document.createElement('div')
        detached.innerHTML = `<p><img src="${url}/detached.svg"></p>`
        window.made.detached = detached
        const stamp = document.querySelector('#stamp') as HTMLTemplateElement
        document.body.append(stamp.content.cloneNode(true))
      }, stats)
      expect(await askedBySoon()).toEqual([])
      await give('analytics')
      await page.evaluate(() => document.body.append(window.made.detached as HTMLElement))
      await expect.poll(() => page.evaluate(() => window.log)).toEqual(['loaded 7'])
      const reached: string[] = []
      await expect
        .poll(() => reached.push(...site.asked()) && [...new Set(reached)].sort())
        .toEqual(
          expect.arrayContaining(
            ['closed-node', 'detached', 'never', 'open-node'].map((name) => `/stats/${name}.svg`),
          ),
        )
      // Firefox looked at it while it parsed, and has it.
      await expect
        .poll(() =>
          page.evaluate(() => document.querySelector<HTMLImageElement>('[data-at]')?.naturalWidth),
        )
        .toBe(7)
    })

    test('in a body that a script sets ask for nothing, and frames in it are met', async () => {
      await visit({ body: '<div id="place"></div>' })
      site.asked()
      await page.evaluate(async (url) => {
        // As many as in the next body.
        document.body.append(document.createElement('iframe'), document.createElement('iframe'))
        const next = new DOMParser().parseFromString(
          `<img src="${url}/image.svg"><iframe src="${url}/frame.html"></iframe><iframe name="own"></iframe>`,
          'text/html',
        )
        document.body = next.body
        const own = window.frames['own' as never] as unknown as typeof window
        new own.Image().src = `${url}/in-frame.svg`
        await own.fetch(`${url}/in-frame.txt`).catch((error) => window.log.push(error.name))
      }, stats)
      await page.waitFor('div[data-kvitto~="stats"]')
      expect(await askedBySoon()).toEqual([])
      expect(await page.evaluate(() => window.log)).toEqual(['TypeError'])
      await give('analytics')
      await expect
        .poll(() => page.evaluate(() => document.querySelector('img')?.naturalWidth))
        .toBe(7)
      expect(site.asked()).toEqual(expect.arrayContaining(['/stats/image.svg']))
    })

    test('put around a script or a style by markup ask for nothing until they may', async () => {
      await visit({ body: '<p><script></script><style></style><script id="last"></script></p>' })
      site.asked()
      await page.evaluate((url) => {
        const write = (name: string) => `<img src="${url}/${name}.svg">`
        document.querySelector('p script')?.insertAdjacentHTML('afterend', write('after'))
        document.querySelector('p style')?.insertAdjacentHTML('beforebegin', write('before'))
        const last = document.querySelector('#last') as HTMLElement
        last.outerHTML = write('instead')
      }, stats)
      expect(await askedBySoon()).toEqual([])
      await give('analytics')
      await expect
        .poll(() =>
          page.evaluate(() =>
            [...document.querySelectorAll('p img')].map((each) => each.clientWidth),
          ),
        )
        .toEqual([7, 7, 7])
    })

    test('that take the place of others in an editor ask for nothing, and frames among them are met', async () => {
      await visit({ body: '<div id="editor" contenteditable><iframe></iframe></div>' })
      site.asked()
      await page.evaluate(async (url) => {
        const editor = document.querySelector('#editor') as HTMLElement
        const write = (html: string) => {
          editor.focus()
          getSelection()?.selectAllChildren(editor)
          document.execCommand('insertHTML', false, html)
        }
        write(`<img src="${url}/image.svg"><iframe></iframe>`)
        write(`<iframe name="own"></iframe><img src="${url}/other.svg">`)
        const own = window.frames['own' as never] as unknown as typeof window
        new own.Image().src = `${url}/in-frame.svg`
        await own.fetch(`${url}/in-frame.txt`).catch((error) => window.log.push(error.name))
        write(`<p>x</p><iframe src="${url}/frame.html"></iframe>`)
      }, stats)
      await page.waitFor('#editor div[data-kvitto~="stats"]')
      expect(await askedBySoon()).toEqual([])
      expect(await page.evaluate(() => window.log)).toEqual(['TypeError'])
    })

    test('made before a decision and put in after it load at once; what changes hands meanwhile is theirs', async () => {
      await visit()
      await page.evaluate((url) => {
        const make = (tag: 'img' | 'script', name: string) => {
          const element = document.createElement(tag)
          element.src = `${url}/${name}`
          window.made[name] = element
          return element
        }
        make('img', 'later.svg')
        make('script', 'later.js')
        const sheet = document.createElement('link')
        sheet.rel = 'stylesheet'
        sheet.href = `${url}/first.css`
        sheet.href = `${url}/second.css`
        window.made.sheet = sheet
        const changed = make('img', 'changed.svg') as HTMLImageElement
        changed.src = '/mine.svg'
        changed.alt = 'mine'
        document.body.append(changed)
      }, stats)
      await give('analytics')
      await page.evaluate(() => document.body.append(...Object.values(window.made)))
      await expect.poll(ran).toEqual(['later.js'])
      await sleep(300)
      expect(new Set(site.asked())).toEqual(
        new Set(['/stats/later.js', '/stats/later.svg', '/stats/second.css']),
      )
      expect(
        await page.evaluate(() => {
          const image = window.made['changed.svg'] as HTMLImageElement
          return [image.src, image.currentSrc, image.getAttribute('src')]
        }),
      ).toEqual([`${site.origin}/mine.svg`, `${site.origin}/mine.svg`, '/mine.svg'])
    })
  })

  test('a frame that waits comes back with an address that nobody holds', async () => {
    await visit({ body: '<main></main>' })
    await page.evaluate((url) => {
      const frame = document.createElement('iframe')
      frame.src = `${url}/film.html`
      document.querySelector('main')?.append(frame)
      window.made = { frame }
    }, stats)
    const part = () => page.evaluate(() => document.querySelector('main > *')?.localName)
    await expect.poll(part).toBe('div')
    const title = () =>
      page.evaluate(() => (window.made.frame as HTMLIFrameElement).contentDocument?.title)
    await page.evaluate(() => {
      const { frame } = window.made
      frame?.setAttribute('src', '/own/film.html')
    })
    await expect.poll(title).toBe('A frame')
    expect(await part()).toBe('iframe')
    expect(await askedBySoon()).toEqual([])
  })

  test('a withdrawal closes what comes after it', async () => {
    await visit({ given: ['analytics'] })
    await page.evaluate(async (url) => {
      const script = document.createElement('script')
      script.src = `${url}/agreed.js`
      document.head.append(script)
      const wrap = (name: string) => {
        const script = document.createElement('script')
        script.src = `${url}/${name}.js`
        const place = document.createElement('p')
        place.append(script)
        return place
      }
      window.made = { append: wrap('append'), appendChild: wrap('append-child') }
      await fetch(`${url}/agreed.txt`)
    }, stats)
    await expect.poll(ran).toEqual(['agreed.js'])
    site.asked()
    await page.evaluate(() => window.kvitto.withdraw())
    await page.evaluate(async (url) => {
      const script = document.createElement('script')
      script.src = `${url}/after.js`
      document.head.append(script)
      new Image().src = `${url}/after.svg`
      document.body.append(window.made.append as Node)
      document.body.appendChild(window.made.appendChild as Node)
      await fetch(`${url}/after.txt`).catch((error) => window.log.push(error.name))
    }, stats)
    expect(await askedBySoon()).toEqual([])
    expect(await page.evaluate(() => window.log)).toEqual(['TypeError'])
    expect(await ran()).toEqual(['agreed.js'])
  })
})

/** In the page: inline modules, their text and type set in each order. */
function importAll(url: string): void {
  const write = (fill: (script: HTMLScriptElement) => void) => {
    const script = document.createElement('script')
    fill(script)
    document.head.append(script)
  }
  write((script) => {
    script.type = 'module'
    script.textContent = `import '${url}/text.mjs'`
  })
  write((script) => {
    script.textContent = `import '${url}/type.mjs'`
    script.type = 'module'
  })
  write((script) => {
    script.append(`import '${url}/node.mjs'`)
    script.setAttribute('type', 'module')
  })
}

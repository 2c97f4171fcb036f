import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngine } from './each-engine.ts'
import { freePorts } from './free-ports.ts'
import type { GuardSite } from './open-guard-site.ts'
import { openGuardSite } from './open-guard-site.ts'
import { visitOnce } from './visit-each.ts'
import { visitGuarded } from './visit-guarded.ts'

let site: GuardSite
let nobody: string

beforeAll(async () => {
  site = await openGuardSite()
  nobody = `http://127.0.0.1:${await freePorts(1)}`
})
afterAll(() => site?.close())

eachEngine((engine) => {
  const { page, visitor } = visitOnce(engine)
  beforeEach(() => void site.asked())

  test('a request that is held ends as one that reaches nobody', async () => {
    await visitGuarded(page, site.page({ slice: 'none' }))
    const unreachable = await page.evaluate(tryAll, nobody)
    await visitGuarded(page, site.page({}))
    const held = await page.evaluate(tryAll, `${site.third}/stats`)
    // WebKit tells of a port that it refuses by an error alone, and of nothing when it closes.
    const socket = engine.name === 'webkit' ? [0, [['error', 0, false]]] : unreachable.socket
    expect(held).toEqual({ ...unreachable, socket })
    await sleep(1000)
    expect(site.asked()).toEqual([])
  })

  test('a worker that is held tells of an error, and throws none', async () => {
    await visitGuarded(page, site.page({}))
    const events = await page.evaluate(async () => {
      const worker = (make: () => AbstractWorker) =>
        new Promise((resolve) => {
          make().onerror = (event) => resolve(event.type)
        })
      return Promise.all([
        worker(() => new Worker('/proxied/worker.js')),
        worker(() => new SharedWorker('/proxied/shared.js')),
      ])
    })
    expect(events).toEqual(['error', 'error'])
    expect(site.asked()).toEqual([])
  })

  test('an address that only names another in its query belongs to who is asked', async () => {
    const body = `<img id="parsed" src="/own.svg?from=${site.third}/stats/a.svg" alt="">`
    await visitGuarded(page, site.page({ body }))
    const answers = await page.evaluate(async (held) => {
      new Image().src = `/proxied/a.svg?from=${location.origin}/own.svg`
      const image = new Image()
      image.src = `/own.svg?from=${held}/stats/a.svg#${held}/stats/`
      const parsed = document.querySelector('#parsed') as HTMLImageElement
      await Promise.all([image.decode(), parsed.decode()])
      const request = new XMLHttpRequest()
      request.open('GET', `/own.txt?from=${held}/stats/a.txt`, false)
      request.send()
      const answer = await fetch(`/own.txt?from=${held}/stats/a.txt`)
      return [image.naturalWidth, parsed.naturalWidth, request.responseText, await answer.text()]
    }, site.third)
    expect(answers).toEqual([7, 7, 'text', 'text'])
    await sleep(1000)
    expect(site.asked()).toEqual([])
  })

  test('an address that is a document, or a script, is held for what it names', async () => {
    await visitGuarded(page, site.page({}))
    await page.evaluate((held) => {
      const tag = `<p title=a?b><img src=${held}/stats/a.svg>`
      for (const address of [
        `data:text/html,${tag}`,
        `da\tta:text/html,${tag}`,
        `data:text/html;,?${encodeURI(tag)}`,
        `javascript:0?'':${JSON.stringify(tag)}`,
      ]) {
        const frame = document.createElement('iframe')
        frame.src = address
        document.body.append(frame)
      }
    }, site.third)
    await sleep(1000)
    expect(site.asked()).toEqual([])
  })

  test('a beacon that is held was not taken on, as where too many wait', async () => {
    await visitGuarded(page, site.page({}))
    const taken = await page.evaluate(
      (url) => [navigator.sendBeacon(url), navigator.sendBeacon('/a.txt')],
      `${site.third}/stats/beacon`,
    )
    expect(taken).toEqual([false, true])
    await sleep(1000)
    expect(site.asked()).toEqual([])
  })

  test('a link opens where its visitor wants, but no frame of the page asks for it', async () => {
    const link = (name: string) =>
      `<a target="view" href="${site.third}/stats/${name}">Our films</a>`
    // What another element is called is no place to open a link in.
    await visitGuarded(page, site.page({ body: `${link('opened.html')}<input name="view">` }))
    const opened = await visitor.openedBy(() => page.click('a'))
    await expect.poll(() => opened.url()).toBe(`${site.third}/stats/opened.html`)
    await opened.close()
    const frames = '<iframe name="view"></iframe><iframe name="menu"></iframe>'
    await visitGuarded(page, site.page({ body: link('framed.html') + frames }))
    await page.click('a')
    await page.evaluate((html) => {
      const { body } = (window.frames['menu' as never] as Window).document
      body.innerHTML = html
      body.querySelector('a')?.click()
    }, link('beside.html'))
    await sleep(1000)
    const ofFrames = site.asked().filter((path) => /framed|beside/.test(path))
    expect(ofFrames).toEqual([])
  })

  test('an address of a text is known until the page revokes it', async () => {
    await visitGuarded(page, site.page({}))
    const marks = await page.evaluate((url) => {
      const address = URL.createObjectURL(new Blob([`<img src="${url}">`], { type: 'text/html' }))
      const isHeld = () => {
        const frame = document.createElement('iframe')
        frame.src = address
        return frame.hasAttribute('data-kvitto')
      }
      const before = isHeld()
      URL.revokeObjectURL(address)
      return [before, isHeld()]
    }, `${site.third}/stats/a.svg`)
    expect(marks).toEqual([true, false])
  })

  test('what is agreed, essential or the site’s own gets its answer', async () => {
    await visitGuarded(page, site.page({ given: ['analytics'] }))
    const answers = await page.evaluate(
      (urls) =>
        Promise.all(
          urls.map(async (url) => {
            const viaRequest = new XMLHttpRequest()
            viaRequest.open('GET', url)
            viaRequest.send()
            await new Promise((resolve) => viaRequest.addEventListener('loadend', resolve))
            return [await (await fetch(url)).text(), viaRequest.responseText]
          }),
        ),
      [`${site.third}/stats/a.txt`, `${site.third}/ads/captcha/a.txt`, '/proxied/a.txt', '/a.txt'],
    )
    expect(answers).toEqual(answers.map(() => ['text', 'text']))
  })
})

/** In the page: each way to ask, what it threw at once, and what it told of afterwards. */
async function tryAll(base: string): Promise<Record<string, unknown>> {
  const events = (target: EventTarget, names: string, state: () => unknown) =>
    new Promise<unknown[]>((resolve) => {
      const seen: unknown[] = []
      for (const name of names.split(' ')) {
        target.addEventListener(name, (event) => {
          seen.push([name, state(), event instanceof CloseEvent && [event.code, event.wasClean]])
          if (/loadend|close/.test(name)) resolve(seen)
        })
      }
      setTimeout(resolve, 5000, seen)
    })
  const asked = async (ask: () => Promise<unknown>) => {
    let promise: Promise<unknown>
    try {
      promise = ask()
    } catch (error) {
      return `threw ${error}`
    }
    return promise.then(
      () => 'answered',
      (error) => [error instanceof TypeError, error.name, error.message],
    )
  }
  const request = (method: string, listen: boolean) => {
    const made = new XMLHttpRequest()
    made.open(method, `${base}/a.txt`)
    const names = 'readystatechange loadstart progress abort error load timeout loadend'
    const seen = events(made, names, () => [made.readyState, made.status, made.responseText])
    if (listen) made.upload.onloadstart = () => {}
    made.send(method === 'POST' ? 'x' : null)
    return seen
  }
  const immediate = () => {
    const made = new XMLHttpRequest()
    made.open('GET', `${base}/a.txt`, false)
    try {
      made.send()
      return 'answered'
    } catch (error) {
      return [(error as Error).name, made.readyState, made.status]
    }
  }
  const socket = new WebSocket(`${base.replace('http', 'ws')}/socket`)
  const before = socket.readyState
  const heard = events(socket, 'open message error close', () => socket.readyState)
  return {
    fetch: await asked(() => fetch(`${base}/a.txt`)),
    url: await asked(() => fetch(new URL(`${base}/a.txt`))),
    request: await asked(() => fetch(new Request(`${base}/a.txt`, { method: 'POST', body: 'x' }))),
    noCors: await asked(() => fetch(`${base}/a.txt`, { mode: 'no-cors', keepalive: true })),
    get: await request('GET', false),
    post: await request('POST', true),
    immediate: immediate(),
    socket: [before, await heard],
    source: await new Promise((resolve) => {
      const source = new EventSource(`${base}/events`)
      source.onerror = (event) => {
        source.close()
        resolve([event.type, event instanceof MessageEvent])
      }
    }),
    import: await asked(() => import(`${base}/a.mjs`)).then((found) => String(found).slice(0, 14)),
  }
}

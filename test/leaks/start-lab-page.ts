import type { Lab } from './lab-global.ts'
import type { Moment } from './vector.ts'

/** Runs in the page, cut out of this module: it names nothing outside itself. */
export function startLabPage(moments: Moment[]): void {
  const attempts: { moment: Moment; token: string; attempt: () => unknown }[] = []
  const tokens: string[] = []
  const errors: Record<string, string> = {}
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const event = (target: EventTarget, name: string) =>
    new Promise((resolve) => target.addEventListener(name, resolve, { once: true }))
  const parsed = event(document, 'DOMContentLoaded')
  const loaded = event(window, 'load')

  const run = async (token: string, attempt: () => unknown) => {
    try {
      await attempt()
    } catch (error) {
      errors[token] = String(error)
    }
  }
  const begin = (moment: Moment) => {
    for (const one of attempts) if (one.moment === moment) run(one.token, one.attempt)
  }
  const ran = (token: string) => {
    if (!tokens.includes(token)) tokens.push(token)
  }

  const render = async (html: string) => {
    const address = '/lab/preact.mjs'
    const { h, render } = await import(address)
    const template = document.createElement('template')
    template.innerHTML = html
    const make = (node: ChildNode): unknown => {
      if (!(node instanceof Element)) return node.textContent
      const attributes = [...node.attributes].map(({ name, value }) => [name, value])
      return h(node.localName, Object.fromEntries(attributes), ...[...node.childNodes].map(make))
    }
    const place = document.body.appendChild(document.createElement('div'))
    render([...template.content.childNodes].map(make), place)
  }

  const play = async () => {
    await parsed
    begin('ready')
    // A page whose load event never comes is as late a second after it was parsed.
    await Promise.race([loaded, pause(2000)])
    if (moments.some((moment) => moment !== 'parsing' && moment !== 'ready')) {
      await pause(1000)
      begin('late')
      await pause(100)
      history.pushState(null, '', '?navigated')
      begin('navigated')
      begin('framework')
      await pause(100)
    }
    if (moments.includes('clicked')) {
      document.documentElement.dataset.lab = 'clickable'
      await event(document.getElementById('lab-click') as Element, 'click')
      begin('clicked')
    }
    await pause(1100)
  }

  const lab: Lab = {
    ran,
    tokens,
    errors,
    at(moment, token, attempt) {
      if (moment === 'parsing') run(token, attempt)
      else attempts.push({ moment, token, attempt })
    },
    insert: (html) => {
      const place = document.body.appendChild(document.createElement('div'))
      place.innerHTML = html
    },
    render,
    insertMarked(code) {
      const script = document.createElement('script')
      script.type = 'text/plain'
      script.dataset.kvitto = 'analytics'
      script.text = code
      document.body.append(script)
    },
    isFinished: false,
  }
  Object.defineProperty(window, 'lab', { value: lab })
  play().then(() => {
    lab.isFinished = true
  })
  new BroadcastChannel('lab').onmessage = ({ data }) => ran(String(data))
  addEventListener('message', ({ data }) => {
    if (data?.ran) ran(String(data.ran))
  })
}

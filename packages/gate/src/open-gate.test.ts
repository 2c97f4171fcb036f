// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest'
import type { Gate } from './open-gate.ts'
import { openGate } from './open-gate.ts'

const VIDEO = 'https://video.example/embed'

let agreed: Set<string>
let held: string[][]
let errors: unknown[]
let gate: Gate

// One gate for the file, as for a page: its observer stays.
agreed = new Set()
gate = openGate({
  allows: (id) => agreed.has(id),
  onHeld: (_, ids) => held.push(ids),
  onError: (error) => errors.push(error),
  nonce: 'n0',
})

beforeEach(async () => {
  document.body.replaceChildren()
  await settled()
  agreed.clear()
  held = []
  errors = []
})

/** Observers and the release queue have run. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 10))

async function show(html: string): Promise<void> {
  document.body.innerHTML = html
  await settled()
}

async function agree(...ids: string[]): Promise<void> {
  for (const id of ids) agreed.add(id)
  gate.update()
  await settled()
}

describe('a marked image', () => {
  test('gets its address once its id is agreed, and not before', async () => {
    await show('<img data-kvitto="analytics" data-src="https://stats.example/a.gif">')
    expect(document.querySelector('img')?.hasAttribute('src')).toBe(false)
    await agree('functional')
    expect(document.querySelector('img')?.hasAttribute('src')).toBe(false)
    await agree('analytics')
    expect(document.querySelector('img')?.getAttribute('src')).toBe('https://stats.example/a.gif')
  })

  test('with two ids waits for both; without one it stays held', async () => {
    await show('<img data-kvitto="a b" data-src="/x"><img data-kvitto="" data-src="/y">')
    await agree('a')
    expect(document.querySelectorAll('[src]')).toHaveLength(0)
    await agree('b')
    expect(document.querySelectorAll('[src]')).toHaveLength(1)
  })
})

describe('a marked frame', () => {
  test('makes room for a placeholder of its size, and takes the place back', async () => {
    await show(
      `<p><iframe data-kvitto="video" data-src="${VIDEO}" width="320" height="180"></iframe></p>`,
    )
    expect(document.querySelector('iframe')).toBeNull()
    const placeholder = document.querySelector<HTMLElement>('p > div')
    expect(placeholder?.style.width).toBe('320px')
    expect(placeholder?.style.height).toBe('180px')
    expect(held).toEqual([['video']])
    await agree('video')
    expect(document.querySelector('p > iframe')?.getAttribute('src')).toBe(VIDEO)
    expect(document.querySelector('p > div')).toBeNull()
  })

  test('is out of the page again when it is no longer agreed, also where its address was plain', async () => {
    agreed.add('video')
    await show(`<iframe data-kvitto="video" src="${VIDEO}"></iframe>`)
    expect(document.querySelector('iframe')?.getAttribute('src')).toBe(VIDEO)
    agreed.clear()
    gate.update()
    expect(document.querySelector('iframe')).toBeNull()
    expect(held).toEqual([['video']])
    expect(gate.mustReload()).toBe(false)
  })

  describe('while it waits', () => {
    let embed: HTMLElement
    let list: HTMLElement
    const texts = () => [...list.children].map((child) => child.localName).join(' ')
    const made = <K extends keyof HTMLElementTagNameMap>(name: K) => document.createElement(name)

    beforeEach(async () => {
      await show('<main><p></p><hr></main>')
      list = document.querySelector('main') as HTMLElement
      embed = made('iframe')
      embed.dataset.kvitto = 'video'
      embed.dataset.src = VIDEO
      list.insertBefore(embed, list.lastElementChild)
      await settled()
      expect(texts()).toBe('p div hr')
    })

    test('is found where its placeholder stands', () => {
      expect(embed.parentNode).toBe(list)
      expect(embed.parentElement).toBe(list)
      expect(embed.nextSibling).toBe(list.lastChild)
      expect(embed.previousElementSibling).toBe(list.firstChild)
    })

    test.each<[string, string, () => unknown]>([
      ['removed by its parent', 'p hr', () => list.removeChild(embed)],
      ['removed', 'p hr', () => embed.remove()],
      ['replaced by its parent', 'p a hr', () => list.replaceChild(made('a'), embed)],
      ['replaced', 'p a hr', () => embed.replaceWith(made('a'))],
      ['the next of what comes in', 'p a div hr', () => list.insertBefore(made('a'), embed)],
      ['what something comes before', 'p a div hr', () => embed.before(made('a'))],
      ['what something comes after', 'p div a hr', () => embed.after(made('a'))],
    ])('is %s', async (_, after, change) => {
      change()
      expect(texts()).toBe(after)
      await agree('video')
      expect(texts()).toBe(after.replace('div', 'iframe'))
      expect(embed.parentNode).toBe(after.includes('div') ? list : null)
    })

    test('is what its parent gives back', () => {
      expect(list.removeChild(embed)).toBe(embed)
    })

    test('is moved, and its one placeholder with it', async () => {
      list.insertBefore(embed, list.firstChild)
      await settled()
      expect(texts()).toBe('div p hr')
      expect(held).toEqual([['video']])
      await agree('video')
      expect(texts()).toBe('iframe p hr')
    })
  })
})

describe('marked scripts', () => {
  const script = (text: string, attributes = '') =>
    `<script type="text/plain" data-kvitto="analytics" ${attributes}>${text}</script>`

  test('are replaced by running ones with the nonce, in document order', async () => {
    await show(script('a', 'id="one"') + script('b', 'data-own="2"'))
    expect(document.querySelectorAll('script[type="text/plain"]')).toHaveLength(2)
    await agree('analytics')
    const [one, two] = [...document.querySelectorAll('script')]
    expect(one?.text).toBe('a')
    expect(one?.id).toBe('one')
    expect(one?.nonce).toBe('n0')
    expect(one?.type).toBe('')
    expect(two?.dataset.own).toBe('2')
  })

  test('once run need a reload to be stopped', async () => {
    agreed.add('analytics')
    await show(script('a'))
    expect(gate.mustReload()).toBe(false)
    agreed.clear()
    expect(gate.mustReload()).toBe(true)
    agreed.add('analytics')
  })

  test('that left the page before their turn do not run', async () => {
    await show(script('a'))
    agreed.add('analytics')
    gate.update()
    document.querySelector('script')?.remove()
    await settled()
    expect(document.querySelectorAll('script')).toHaveLength(0)
  })
})

test('a form that hides names of the DOM is reported, and the page goes on', async () => {
  const form = document.createElement('form')
  Object.defineProperty(form, 'querySelectorAll', { value: document.createElement('input') })
  document.body.append(form)
  await settled()
  expect(errors).toHaveLength(1)
  agreed.add('analytics')
  document.body.insertAdjacentHTML('beforeend', '<img data-kvitto="analytics" data-src="/x">')
  await settled()
  expect(document.querySelector('img')?.getAttribute('src')).toBe('/x')
})

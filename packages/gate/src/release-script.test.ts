// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { releaseScript } from './release-script.ts'

afterEach(() => vi.restoreAllMocks())

/** A held script in the page, and the running one that took its place. */
function release(attributes: Record<string, string>, nonce?: string) {
  const held = document.createElement('script')
  held.type = 'text/plain'
  for (const [name, value] of Object.entries(attributes)) held.setAttribute(name, value)
  // Beside the document, so that nothing is fetched.
  document.createElement('div').append(held)
  let made: HTMLScriptElement | undefined
  const settled = releaseScript(held, nonce, (script) => {
    made = script
  })
  if (!made) throw new Error('expected a script')
  return { script: made, settled, held }
}

test('keeps all attributes but those that held it, in the same place', () => {
  const { script, held } = release({
    'data-kvitto': 'analytics',
    'data-src': 'https://stats.example/lib.js',
    integrity: 'sha256-x',
    crossorigin: 'anonymous',
    'data-site': '42',
  })
  expect(script.getAttribute('src')).toBe('https://stats.example/lib.js')
  expect(script.hasAttribute('data-src')).toBe(false)
  expect(script.getAttribute('integrity')).toBe('sha256-x')
  expect(script.dataset).toMatchObject({ kvitto: 'analytics', site: '42' })
  expect(script.type).toBe('')
  expect(script.parentElement?.contains(held)).toBe(false)
  // Who made it finds it where the running one is.
  expect(held.parentElement).toBe(script.parentElement)
})

test('gets the nonce where there is one, and its own type back', () => {
  expect(release({ 'data-type': 'module' }, 'n0').script).toMatchObject({
    nonce: 'n0',
    type: 'module',
  })
})

test('with an address the next one waits until it has run or failed', async () => {
  for (const end of ['load', 'error']) {
    const { script, settled } = release({ 'data-src': '/a.js' })
    const order: string[] = []
    settled?.then(() => order.push('next'))
    await Promise.resolve()
    expect(order).toEqual([])
    script.dispatchEvent(new Event(end))
    await settled
    expect(order).toEqual(['next'])
  }
})

test.each([
  ['inline', {}],
  ['an inline module', { 'data-type': 'module' }],
  ['async', { 'data-src': '/a.js', async: '' }],
  ['nomodule', { 'data-src': '/a.js', nomodule: '' }],
])('%s: the next one does not wait', (_, attributes) => {
  expect(release(attributes).settled).toBeUndefined()
})

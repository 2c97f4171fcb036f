// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { holdAddresses } from './hold-addresses.ts'

const ADDRESS = 'https://stats.example/a.gif'

/** Nothing of one service is allowed. */
function holdStats() {
  const isHeld = (text: string) => text.includes('stats.example')
  return holdAddresses({
    matcher: {
      places: [],
      mayName: (text) => isHeld(text) || text.includes('blob:'),
      servicesOf: (address) => (isHeld(address) ? ['stats'] : undefined),
    },
    open: [],
    allows: () => false,
    onHeld() {},
    onFreed() {},
    isReport: false,
  })
}

test('a page reads the address that it set, and every other attribute as it is', () => {
  const { hold, readBack } = holdStats()
  const image = document.createElement('img')
  image.dataset.id = 'other'
  const asked: string[] = []
  image.getAttribute = (name) => {
    asked.push(name)
    return Element.prototype.getAttribute.call(image, name)
  }
  expect(hold(image, 'src', ADDRESS)).toBe(true)
  expect(readBack(image, 'src', null)).toBe(ADDRESS)
  expect(readBack(image, 'id', 'own')).toBe('own')
  asked.length = 0
  // Each question would be met in turn: `data-data-src`, and so on.
  expect(readBack(image, 'data-src', 'own')).toBe('own')
  expect(asked).toEqual([])
})

test('an element that is held many times names each id once, and waits once', () => {
  const { hold, stillHeld } = holdStats()
  const image = document.createElement('img')
  image.dataset.kvitto = 'marketing'
  for (const query of ['a', 'b', 'c']) hold(image, 'src', `${ADDRESS}?${query}`)
  expect(image.dataset.kvitto).toBe('marketing stats')
  expect(stillHeld()).toEqual([image])
  // Its page puts another there, and the first again.
  expect(hold(image, 'src', '/own.gif')).toBe(false)
  expect(image.dataset.kvitto).toBeUndefined()
  expect(hold(image, 'src', ADDRESS)).toBe(true)
  expect(image.dataset.kvitto).toBe('stats')
  expect(stillHeld()).toEqual([image])
})

test('a text is kept behind its address until the page revokes it', () => {
  const { clean, forgetText, remember } = holdStats()
  const address = 'blob:https://shop.example/1'
  remember(address, `fetch('${ADDRESS}')`)
  expect(clean(address)).toBe('data:,')
  forgetText(address)
  expect(clean(address)).toBe(address)
})

// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { holdAddresses } from './hold-addresses.ts'

const ADDRESS = 'https://stats.example/a.gif'

test('a page reads the address that it set, and every other attribute as it is', () => {
  const isHeld = (text: string) => text.includes('stats.example')
  const { hold, readBack } = holdAddresses({
    matcher: {
      places: [],
      mayName: isHeld,
      serviceOf: (address) => (isHeld(address) ? 'stats' : undefined),
    },
    open: [],
    allows: () => false,
    onHeld() {},
    onFreed() {},
    isReport: false,
  })
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

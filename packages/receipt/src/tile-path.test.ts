import { expect, test } from 'vitest'
import { formatTileNumber, parseTilePath } from './tile-path.ts'

test.each([
  ['000', { n: 0, width: 256 }],
  ['x001/x234/067', { n: 1_234_067, width: 256 }],
  ['x001/000.p/7', { n: 1000, width: 7 }],
])('%s', (path, position) => {
  expect(parseTilePath(path)).toEqual(position)
  expect(path.startsWith(formatTileNumber(position.n))).toBe(true)
})

test.each([
  '',
  '0',
  '0000',
  'x000/001',
  '001/002',
  'x001',
  '000.p/0',
  '000.p/256',
  '000.p/01',
  '../000',
])('another spelling is none: %j', (path) => {
  expect(parseTilePath(path)).toBeUndefined()
})

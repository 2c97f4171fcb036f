import { expect, test } from 'vitest'
import { parsePartNames } from './part-names.ts'

test('a part that the bench has not is named, and nothing is measured in its place', () => {
  expect(parsePartNames('throughput,group')).toEqual(['throughput', 'group'])
  expect(() => parsePartNames('groups')).toThrow(
    'expected throughput, group, several, growth in --only, found groups',
  )
})

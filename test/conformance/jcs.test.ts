import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { canonicalize } from '@kvitto/receipt'
import { expect, test } from 'vitest'
import { describeVectors, filesBelow } from './vectors.ts'

describeVectors('RFC 8785', (dir) => {
  const inputs = filesBelow(dir, 'jcs', 'input')

  test('all of them are there', () => {
    expect(inputs.length).toBe(6)
  })

  test.each(inputs.map((file) => [basename(file), file]))('%s', (name, file) => {
    const output = canonicalize(JSON.parse(readFileSync(file, 'utf8')))
    expect(output).toBe(readFileSync(`${dir}/jcs/output/${name}`, 'utf8'))
    const hex = readFileSync(`${dir}/jcs/outhex/${name.replace('.json', '.txt')}`, 'utf8')
    expect(Buffer.from(output).toString('hex')).toBe(hex.replace(/\s/g, ''))
  })
})

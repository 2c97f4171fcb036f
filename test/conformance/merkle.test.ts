import { basename, dirname } from 'node:path'
import { verifyConsistency, verifyInclusion } from '@kvitto/receipt'
import { expect, test } from 'vitest'
import { describeVectors, filesBelow, readJson } from './vectors.ts'

interface InclusionVector {
  leafIdx: number
  treeSize: number
  root: string
  leafHash: string
  proof: string[] | null
  wantErr: boolean
}

interface ConsistencyVector {
  size1: number
  size2: number
  root1: string
  root2: string
  proof: string[] | null
  wantErr: boolean
}

const bytes = (base64: string) => Uint8Array.from(Buffer.from(base64, 'base64'))
const named = (files: string[]) =>
  files.map((file) => [`${basename(dirname(file))}/${basename(file)}`, file] as const)

describeVectors('RFC 6962 inclusion', (dir) => {
  const files = filesBelow(dir, 'rfc6962-merkle', 'inclusion')

  test('all of them are there', () => {
    expect(files.length).toBe(98)
  })

  test.each(named(files))('%s', async (_, file) => {
    const vector = readJson<InclusionVector>(file)
    const isIncluded = await verifyInclusion({
      index: vector.leafIdx,
      size: vector.treeSize,
      leaf: bytes(vector.leafHash),
      path: (vector.proof ?? []).map(bytes),
      root: bytes(vector.root),
    })
    expect(isIncluded).toBe(!vector.wantErr)
  })
})

describeVectors('RFC 6962 consistency', (dir) => {
  const files = filesBelow(dir, 'rfc6962-merkle', 'consistency')

  test('all of them are there', () => {
    expect(files.length).toBe(98)
  })

  test.each(named(files))('%s', async (_, file) => {
    const vector = readJson<ConsistencyVector>(file)
    const isConsistent = await verifyConsistency({
      size1: vector.size1,
      size2: vector.size2,
      root1: bytes(vector.root1),
      root2: bytes(vector.root2),
      proof: (vector.proof ?? []).map(bytes),
    })
    expect(isConsistent).toBe(!vector.wantErr)
  })
})

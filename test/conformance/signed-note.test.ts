import { parseVerifierKey, verifyNote } from '@kvitto/receipt'
import { expect, test } from 'vitest'
import { describeVectors, readJson } from './vectors.ts'

interface NoteVector {
  source: string
  vkey: string
  note: string
}

describeVectors('C2SP signed note', (dir) => {
  const file = readJson<NoteVector & { second_vector: NoteVector }>(
    `${dir}/c2sp-signed-note/examples.json`,
  )
  const examples = [file, file.second_vector].map((vector) => [vector.source, vector] as const)

  test.each(examples)('%s', async (_, { vkey, note }) => {
    const key = await parseVerifierKey(vkey)
    const { text, signedBy } = await verifyNote(note, [key])
    expect(note.startsWith(`${text}\n`)).toBe(true)
    expect(signedBy).toEqual([key])
  })

  test.each(examples)('one letter more fails: %s', async (_, { vkey, note }) => {
    const keys = [await parseVerifierKey(vkey)]
    const code = { code: 'signature_invalid' }
    await expect(verifyNote(note.replace('.', '!'), keys)).rejects.toMatchObject(code)
  })

  test('a key of another note is no signer', async () => {
    const keys = [await parseVerifierKey(file.second_vector.vkey)]
    await expect(verifyNote(file.note, keys)).rejects.toMatchObject({ code: 'signature_invalid' })
  })
})

import { type Case, type Cases, failing, given, good, open } from './case.ts'
import { keyIdOf, otherWitnessKey, vkeyOf, witnessKey } from './keys.ts'
import { cosignatureLine, lineOf, signatureLine } from './logged-bundle.ts'
import { happy, vkey } from './sample.ts'

const ONE = 'witness.example/1'
const TWO = 'witness.example/2'
const one = vkeyOf(ONE, witnessKey, 4)
const two = vkeyOf(TWO, otherWitnessKey, 4)
const second = 1_795_348_800
const text = `${happy.proof.split('\n\n')[1]}\n`
const line = cosignatureLine(ONE, witnessKey, { text, second })

/** Witnesses that saw the checkpoint: C2SP tlog-cosignature. */
export const cosignatureCases: Cases = {
  witnessed: good('cosigned by the given witness', cosigned([line], [one]), [ONE]),
  'witnessed-by-two': good(
    'cosigned by two, both given',
    cosigned([line, cosignatureLine(TWO, otherWitnessKey, { text, second })], [one, two]),
    [ONE, TWO],
  ),
  'witnessed-by-one-of-two': good('cosigned by one of two given', cosigned([line], [one, two]), [
    ONE,
  ]),
  'witness-not-given': good('cosigned by a witness whose key was not given', cosigned([line], [])),
  'witness-silent': open('the given witness did not cosign', cosigned([], [one])),
  'witness-of-another-name': open(
    'the given key cosigned under another name',
    cosigned([cosignatureLine(TWO, witnessKey, { text, second })], [one]),
  ),
  'cosignature-without-log-key': {
    ...open('cosigned, but no log key given: whose log it is nobody says', given(null)),
    input: given({ ...happy, proof: happy.proof + line }, [], [one]),
  },
  'cosignature-of-another-size': bad('a cosignature of another tree', [
    cosignatureLine(ONE, witnessKey, { text: text.replace('\n11\n', '\n10\n'), second }),
  ]),
  'cosignature-time-changed': bad('a time put in after cosigning', [
    cosignatureLine(ONE, witnessKey, { text, second: second + 60, signedSecond: second }),
  ]),
  'cosignature-flipped-bit': bad('one bit of the cosignature', [edited(flipLast)]),
  'cosignature-short': bad('a cosignature of 71 bytes', [edited((bytes) => bytes.subarray(0, -1))]),
  'cosignature-of-four-bytes': bad('a cosignature of four bytes', [
    edited((bytes) => bytes.subarray(0, 4)),
  ]),
  'cosignature-without-time': bad('a cosignature without its time', [
    edited((bytes) => bytes.subarray(8)),
  ]),
  'cosignature-twice-once-wrong': bad('a wrong cosignature beside the right one', [
    line,
    edited(flipLast),
  ]),
  'cosignature-as-note': bad('the witness’s signature of the note in place of a cosignature', [
    signatureLine(ONE, witnessKey, text).replace(/ \S+\n$/, (encoded) => {
      const bytes = Buffer.from(encoded, 'base64').subarray(4)
      return ` ${Buffer.concat([keyIdOf(ONE, witnessKey, 4), bytes]).toString('base64')}\n`
    }),
  ]),
  'witness-key-of-a-log': {
    ...bad('a log’s key given as a witness’s', [line]),
    input: cosigned([line], [vkey]),
  },
  'witness-key-malformed': {
    ...bad('a text in place of a witness’s key', [line]),
    input: cosigned([line], ['witness.example/1']),
  },
}

function cosigned(lines: string[], witnessKeys: string[]): Case['input'] {
  return given({ ...happy, proof: happy.proof + lines.join('') }, [vkey], witnessKeys)
}

function bad(desc: string, lines: string[]): Case {
  return { ...failing(desc, happy, ['cosignatures']), input: cosigned(lines, [one]) }
}

function edited(change: (bytes: Buffer) => Buffer): string {
  const bytes = Buffer.from(line.split(' ').at(-1) ?? '', 'base64')
  return lineOf(ONE, bytes.subarray(0, 4), change(bytes.subarray(4)))
}

function flipLast(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, -1), Buffer.of((bytes.at(-1) ?? 0) ^ 1)])
}

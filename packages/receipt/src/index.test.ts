import { expect, test } from 'vitest'
import * as receipt from './index.ts'

test('the package exports these names', () => {
  expect(Object.keys(receipt).sort()).toMatchInlineSnapshot(`
    [
      "BUNDLE_SCHEMA",
      "ReceiptError",
      "SCHEMA",
      "TYP",
      "acceptUnsigned",
      "appendLeaf",
      "buildProof",
      "bytesOf",
      "canonicalize",
      "decodeReceipt",
      "emptyRange",
      "foldStatus",
      "formatCheckpoint",
      "formatLogEntry",
      "formatNote",
      "formatTlogProof",
      "formatVerifierKey",
      "hashText",
      "isTime",
      "leafHash",
      "leafInput",
      "makeVerifierKey",
      "nodeInput",
      "parseCheckpoint",
      "parseLogEntry",
      "parseNote",
      "parseTlogProof",
      "parseVerifierKey",
      "planInclusion",
      "publishPolicy",
      "rangeRoot",
      "readStoredReceipt",
      "sha256",
      "toBase64url",
      "verifyBundle",
      "verifyConsistency",
      "verifyInclusion",
      "verifyNote",
      "verifyReceipt",
    ]
  `)
})

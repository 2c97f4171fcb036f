export type { BundleCheck, BundleCheckName, BundleReport } from './bundle-report.ts'
export { canonicalize } from './canonical.ts'
export type { Checkpoint } from './checkpoint.ts'
export { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
export type { CompactRange, HashNode, OnNode } from './compact-range.ts'
export { appendLeaf, emptyRange, rangeRoot } from './compact-range.ts'
export { fromBase64url } from './decode-base64.ts'
export type { DecodedReceipt, ReceiptHeader } from './decode-receipt.ts'
export { decodeReceipt } from './decode-receipt.ts'
export type { FoldInput, FoldRecord, StatusEntry, SubjectStatus } from './fold-status.ts'
export { foldStatus } from './fold-status.ts'
export { bytesOf, hashText, sha256, toBase64url } from './hash.ts'
export type { LogEntry, LogEntryKind } from './log-entry.ts'
export { formatLogEntry, parseLogEntry } from './log-entry.ts'
export type { Consistency, Inclusion } from './merkle.ts'
export {
  leafHash,
  leafInput,
  nodeInput,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts'
export type { ProofPlan, TreeNode } from './merkle-proof.ts'
export { buildProof, planInclusion } from './merkle-proof.ts'
export { publishPolicy } from './publish-policy.ts'
export type * from './receipt.ts'
export { BUNDLE_SCHEMA, NO_BUILD, SCHEMA, TYP } from './receipt.ts'
export type { ReceiptErrorCode } from './receipt-error.ts'
export { ReceiptError } from './receipt-error.ts'
export { isTime } from './receipt-shape.ts'
export type { ExportedReceipt, ReceiptsExport } from './receipts-export.ts'
export { bundlesOf, RECEIPTS_SCHEMA } from './receipts-export.ts'
export type { ReferenceFault } from './reference-fault.ts'
export { referenceFault } from './reference-fault.ts'
export type { Note, NoteSignature, VerifierKey } from './signed-note.ts'
export {
  formatNote,
  formatVerifierKey,
  makeVerifierKey,
  parseNote,
  parseVerifierKey,
  verifyNote,
} from './signed-note.ts'
export type { TlogProof } from './tlog-proof.ts'
export { formatTlogProof, parseTlogProof } from './tlog-proof.ts'
export type { VerifyBundleOptions } from './verify-bundle.ts'
export { verifyBundle } from './verify-bundle.ts'
export type { AcceptedReceipt } from './verify-receipt.ts'
export { acceptUnsigned, readStoredReceipt, verifyReceipt } from './verify-receipt.ts'
export type { Withdrawal } from './withdrawal-link.ts'
export { openWithdrawal, sealWithdrawal, siteOfToken } from './withdrawal-link.ts'

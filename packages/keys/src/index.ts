export { makeFolder } from './make-folder.ts'
export { readOrMakeSecret, writeSecret } from './secret-file.ts'
export type { SigningAlgorithm, SigningKey } from './signing-key.ts'
export { generateSigningKey, readSigningKey } from './signing-key.ts'

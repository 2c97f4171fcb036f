/*
 * Writes logs/*.json, as README.md describes them: run `node test/conformance/make-logs.ts` after changing a case.
 * Ed25519 signatures are always the same, so only changed cases change. node:crypto signs and hashes, not the product.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { logCases } from './make/log-cases.ts'

const folder = new URL('logs/', import.meta.url)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
for (const [name, content] of Object.entries(logCases)) {
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(content, null, 2)}\n`)
}

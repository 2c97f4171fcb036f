/*
 * Writes bundles/*.json: good bundles and their mutations, as README.md describes them. Run
 * `node test/conformance/make-bundles.ts` after changing a case, then format the folder. The keys are
 * fixed, ECDSA signatures are not, so every file changes. What signs, hashes and builds the tree here
 * is jose and node:crypto, not the product.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { bundleCases } from './make/bundle-cases.ts'
import { chainCases } from './make/chain-cases.ts'
import { checkpointCases } from './make/checkpoint-cases.ts'
import { cosignatureCases } from './make/cosignature-cases.ts'
import { entryCases } from './make/entry-cases.ts'
import { formCases } from './make/form-cases.ts'
import { goodCases } from './make/good-cases.ts'
import { hostCases } from './make/host-cases.ts'
import { namedCases } from './make/named-cases.ts'
import { signatureCases } from './make/signature-cases.ts'

const groups = [
  goodCases,
  hostCases,
  bundleCases,
  formCases,
  signatureCases,
  chainCases,
  entryCases,
  checkpointCases,
  cosignatureCases,
  namedCases,
]
const cases = groups.flatMap((group) => Object.entries(group))
const names = new Set(cases.map(([name]) => name))
if (names.size < cases.length) throw new Error('expected a name for each case, found one twice')

const folder = new URL('bundles/', import.meta.url)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
for (const [name, content] of cases) {
  // Lone surrogates stay escaped: the files are well-formed UTF-8.
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(content, null, 2)}\n`)
}

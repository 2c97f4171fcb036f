import { hash } from 'node:crypto'
import type { Id, Slice } from '@kvitto/core'
import { toBase64url } from '@kvitto/receipt'
import type { Deps } from '../deps.ts'
import { adaptersCode } from './adapters-code.ts'
import { SLICE_TOKEN } from './make-build.ts'
import { makeSlice } from './make-slice.ts'

export interface Script {
  text: string
  /** SHA-256 of the bytes, base64url. */
  hash: string
}

/** The loader with the site's slice inside, as the floating address serves it now. */
export async function makeScript(deps: Deps, site: Id): Promise<Script> {
  const text = scriptText(deps, await makeSlice(deps, site))
  return { text, hash: toBase64url(hash('sha256', text, 'buffer')) }
}

/** The build's loader with a slice, and the adapters that it names, in the place that is kept for them. */
export function scriptText({ build }: Pick<Deps, 'build'>, slice: Slice): string {
  const adapters = adaptersCode(build, slice)
  const json = inlineJson(slice)
  const served = adapters ? `Object.assign(${json},{adapters:${adapters}})` : json
  return build.loader.replace(SLICE_TOKEN, () => served)
}

/** JSON that stays data wherever the script's text is put: no tag can close it, old parsers take it. */
function inlineJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}

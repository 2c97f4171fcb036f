import { hash } from 'node:crypto'
import { type Id, type Slice, sliceOf } from '@kvitto/core'
import { toBase64url } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { Publication } from '../storage/site-store.ts'
import { adaptersCode } from './adapters-code.ts'
import { SLICE_TOKEN } from './make-build.ts'
import { policyInForce } from './policy-in-force.ts'
import { readPublished } from './read-published.ts'
import { requireSite } from './require-site.ts'

export interface Script {
  text: string
  /** SHA-256 of the bytes, base64url. */
  hash: string
}

/** The loader with the site's slice inside, as the floating address serves it now. */
export async function makeScript(deps: Deps, site: Id): Promise<Script> {
  const { store, build, now } = deps
  const settings = await requireSite(store, site)
  const { current, next } = policyInForce(await store.sites.listPublications(site), now())
  if (!current) {
    throw new CollectorError('policy_unknown', `expected a published policy of ${site}, found none`)
  }
  const context = {
    build: build.build,
    void: settings.void,
    ...(settings.guard === 'off' && { guard: settings.guard }),
  }
  const planned = next && {
    ...(await cutSlice(deps, next, context)),
    at: Date.parse(next.effectiveAt),
  }
  const slice = await cutSlice(deps, current, { ...context, ...(planned && { next: planned }) })
  const adapters = adaptersCode(build, slice)
  const json = inlineJson(slice)
  const served = adapters ? `Object.assign(${json},{adapters:${adapters}})` : json
  const text = build.loader.replace(SLICE_TOKEN, () => served)
  return { text, hash: toBase64url(hash('sha256', text, 'buffer')) }
}

async function cutSlice(
  { store }: Deps,
  { policyVersion }: Publication,
  context: Parameters<typeof sliceOf>[1],
): Promise<Slice> {
  const published = await readPublished(store, policyVersion)
  if (!published) throw new Error(`expected the bytes of policy ${policyVersion}, found none`)
  return sliceOf(published, context)
}

/** JSON that stays data wherever the script's text is put: no tag can close it, old parsers take it. */
function inlineJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}

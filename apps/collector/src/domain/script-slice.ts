import { hash } from 'node:crypto'
import { type Id, type Slice, sliceOf } from '@kvitto/core'
import { toBase64url } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { Publication } from '../storage/site-store.ts'
import { SLICE_TOKEN } from './load-build.ts'
import { policyInForce, readPublished } from './publications.ts'
import { requireSite } from './require-site.ts'

export interface Script {
  text: string
  /** SHA-256 of the bytes, base64url. */
  hash: string
}

/** The loader with the site's slice inside, as the floating address serves it now. */
export async function scriptOf(deps: Deps, site: Id): Promise<Script> {
  const { store, build, now } = deps
  const settings = await requireSite(store, site)
  const { current, next } = policyInForce(await store.sites.listPublications(site), now())
  if (!current) {
    throw new CollectorError('policy_unknown', `expected a published policy of ${site}, found none`)
  }
  const context = { build: build.build, void: settings.void }
  const planned = next && {
    ...(await cutSlice(deps, next, context)),
    effectiveAt: next.effectiveAt,
  }
  const slice = await cutSlice(deps, current, { ...context, ...(planned && { next: planned }) })
  const text = build.loader.replace(SLICE_TOKEN, () => inlineJson(slice))
  return { text, hash: toBase64url(hash('sha256', text, 'buffer')) }
}

/** Keeps the present script under its hash, so that a page that pins it finds it for ever. */
export async function keepScript(deps: Deps, site: Id): Promise<Script> {
  const script = await scriptOf(deps, site)
  await deps.store.sites.putScript(site, script.hash, script.text)
  return script
}

/** The script tags for a site's pages. */
export function snippetsOf(
  url: string,
  site: Id,
  hash: string,
): { floating: string; pinned: string } {
  const integrity = `sha256-${Buffer.from(hash, 'base64url').toString('base64')}`
  return {
    floating: `<script src="${url}/s/${site}/kvitto.js"></script>`,
    pinned: `<script src="${url}/s/${site}/kvitto.${hash}.js" integrity="${integrity}" crossorigin></script>`,
  }
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

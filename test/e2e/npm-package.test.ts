import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { demoPolicy } from '@kvitto/example-script-tag/policy'
import type { Published } from 'kvitto'
import { build } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Installed } from './install-kvitto.ts'
import { installKvitto } from './install-kvitto.ts'

/** What a developer writes; what is expected to fail must. */
const APP = `
import { createKvitto, definePolicy, type Policy, type Published } from 'kvitto'
import { google } from 'kvitto/adapters'
import { createHostClient, createKvittoServer, type KvittoServerOptions } from 'kvitto/server'
// As the collector answers it, and as the compiler reads it: any text may be any text.
import saved from './published.json' with { type: 'json' }

export function startSaved(nonce: string | undefined, linkKey: string | undefined) {
  const server = createKvittoServer(saved, { collector: undefined, sources: undefined })
  createHostClient({ collector: '', site: '', token: '', linkKey })
  const region = server.regionOf({ headers: {}, originalUrl: undefined })
  return createKvitto(saved, { collector: '/kvitto', nonce, region })
}
// @ts-expect-error: what the collector answers where nothing is published
createKvitto({ error: { code: 'policy_unknown', message: '' } }, { collector: '' })
// @ts-expect-error: a policy is published before it is used
createKvittoServer(saved.policy)

export function serve(published: Published, options: KvittoServerOptions) {
  const kvitto = createKvittoServer(published, options)
  // @ts-expect-error: a directive that there is none of
  createKvittoServer(published, { sources: { 'image-src': ['cdn.example'] } })
  return kvitto.fetch(() => new Response(kvitto.regionOf({ headers: {} })))
}

export function start(published: Published): Promise<boolean> {
  const kvitto = createKvitto(published, {
    collector: 'https://example.com/kvitto',
    ui: 'custom',
    adapters: { google },
  })
  // @ts-expect-error: an adapter is one of kvitto's, or made as they are
  createKvitto(published, { collector: '', adapters: { google: 'google' } })
  const stop: () => void = kvitto.subscribe((event) => {
    if (event.type === 'acknowledged') document.title = event.receiptId + event.index.toFixed()
    // @ts-expect-error: only an acknowledgement has an index
    if (event.type === 'change') document.title = event.index
  })
  // @ts-expect-error: there is no such status
  if (kvitto.status('analytics') === 'accepted') stop()
  return kvitto.give(['analytics'])
}
// @ts-expect-error: a policy says more than its site
export const policy: Policy = definePolicy({ site: 'demo' })
`

const PACKAGE = fileURLToPath(new URL('../../packages/kvitto/', import.meta.url))

let installed: Installed
let dist: string

beforeAll(async () => {
  installed = await installKvitto()
  dist = join(installed.folder, 'node_modules/kvitto/dist/npm')
})
afterAll(() => installed?.remove())

test('the package asks for no other package', async () => {
  const manifest = JSON.parse(await readFile(join(dist, '../../package.json'), 'utf8'))
  expect(manifest.dependencies).toBeUndefined()
  expect(manifest.peerDependencies).toBeUndefined()
  expect(manifest.sideEffects).toBe(false)
})

test('it brings its guide and its licence', async () => {
  const names = await readdir(join(dist, '../..'))
  expect(names.sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json'])
})

test('it is packed by pnpm alone, for npm leaves entries in it that it does not hold', async () => {
  const shell = process.platform === 'win32'
  const packing = promisify(execFile)('npm', ['pack', '--dry-run'], { cwd: PACKAGE, shell })
  await expect(packing).rejects.toThrow('expected pnpm pack, found npm')
})

test.each(['nodenext', 'preserve'])('its types hold under module %s', async (module) => {
  await writeFile(join(installed.folder, 'app.ts'), APP)
  await writeFile(join(installed.folder, 'package.json'), '{"type":"module"}')
  await writeFile(join(installed.folder, 'published.json'), JSON.stringify(publishedInFull()))
  const settings = ['--strict', '--skipLibCheck', 'false', '--target', 'es2022', '--noEmit']
  await typeCheck([...settings, '--exactOptionalPropertyTypes', '--module', module, 'app.ts'])
})

test('it exports two functions', async () => {
  expect((await bundle(`export * from 'kvitto'`)).exports.sort()).toEqual([
    'createKvitto',
    'definePolicy',
  ])
})

test('what an application does not use is not in its bundle', async () => {
  expect((await bundle(`export { definePolicy } from 'kvitto'`)).code.length).toBeLessThan(200)
})

test('of the adapters only those that an application names are in its bundle', async () => {
  const { code, exports } = await bundle(`export { google } from 'kvitto/adapters'`)
  expect(exports).toEqual(['google'])
  expect(code).toContain('ads_data_redaction')
  expect(code).not.toContain('consentv2')
  expect((await bundle(`export * from 'kvitto/adapters'`)).exports).toHaveLength(13)
})

test('the server entry is one file of its own, and no page gets anything of it', async () => {
  const { code, exports, chunks } = await bundle(`export * from 'kvitto/server'`)
  const names = ['HostError', 'createHostClient', 'createKvittoServer', 'makeReceiptId']
  expect([exports.sort(), chunks]).toEqual([names, 1])
  expect(code).toContain('sec-fetch-dest')
  const page = await bundle(`export { createKvitto } from 'kvitto'`)
  expect(page.code).not.toMatch(/sec-fetch-dest|surrogate/)
})

test('the debug entry is in no bundle that does not ask for it', async () => {
  const { code, exports } = await bundle(`export * from 'kvitto/debug'`)
  expect(exports.sort()).toEqual(['findNoscriptTags', 'inspectPage'])
  expect(code).toContain('noscript_tag')
  const page = await bundle(`export { createKvitto } from 'kvitto'`)
  expect(page.code).not.toContain('noscript')
})

test('the testing entry gives natives back to whoever has the guard from the other', async () => {
  expect((await bundle(`export * from 'kvitto/testing'`)).exports).toEqual(['restoreNatives'])
  // One and the same list of what was changed.
  const files = (await readdir(dist)).filter((name) => name.endsWith('.js'))
  const texts = await Promise.all(files.map((name) => readFile(join(dist, name), 'utf8')))
  expect(texts.filter((text) => /\bundos = \[]/.test(text))).toHaveLength(1)
})

test('the server entry runs in Node as it is installed', async () => {
  const { createKvittoServer } = await import(join(dist, 'server.js'))
  const policy = { site: 'a', origins: [], purposes: [], services: [], texts: {}, behaviour: {} }
  const kvitto = createKvittoServer({ policyVersion: 'P', policy, meanings: {} })
  const page = () => new Response('<p>', { headers: { 'Content-Type': 'text/html' } })
  const { headers } = await kvitto.fetch(page)(new Request('https://shop.example/'))
  expect(headers.get('Content-Security-Policy')).toContain("default-src 'self'")
})

test('what is seen or signed later is not in the first chunk', async () => {
  const { code, chunks } = await bundle(`export { createKvitto } from 'kvitto'`)
  expect(chunks).toBeGreaterThan(5)
  for (const later of ['ECDSA', 'adoptedStyleSheets', 'Withdraw everything']) {
    expect(code).not.toContain(later)
  }
})

test('no file has a name that filter lists block', async () => {
  const names = await readdir(dist, { recursive: true })
  const blocked = /consent|cookie|banner|gdpr|cmp|tracking|beacon|collect/
  expect(names.filter((name) => name.endsWith('.js') && blocked.test(name))).toEqual([])
})

/** Entries of a list differ in what they leave out. */
function publishedInFull(): Published {
  const policy = demoPolicy({ sitePort: 8788, thirdPartyPort: 8789 })
  const [own, ...others] = policy.services
  const adapters = [
    { name: 'google', map: { ad_storage: 'analytics' } },
    { name: 'clarity', mode: 'advanced', map: { ad_Storage: 'analytics' } },
  ] as const
  const services = others.map((service, at) => ({ ...service, adapter: adapters[at] }))
  const behaviour = { ...policy.behaviour, regions: { 'US-CA': 'opt-out' } } as const
  return {
    policyVersion: 'P',
    policy: { ...policy, behaviour, services: [own, ...services] } as Published['policy'],
    meanings: { analytics: 'A' },
  }
}

/** Rejects with what the compiler says. */
async function typeCheck(args: string[]): Promise<void> {
  const shell = process.platform === 'win32'
  await promisify(execFile)('tsc', args, { cwd: installed.folder, shell }).catch(({ stdout }) => {
    throw new Error(stdout)
  })
}

/** The first chunk of an application with this one line. */
async function bundle(line: string) {
  const entry = join(installed.folder, 'entry.js')
  await writeFile(entry, line)
  const { output } = await build({ input: entry, output: { minify: true }, write: false })
  const [{ code, exports }] = output
  return { code, exports, chunks: output.length }
}

import { leafHash, parseCheckpoint, parseVerifierKey, verifyNote } from '@kvitto/receipt'
import { beforeEach, expect, test } from 'vitest'
import { startTestCollector } from '../testing/test-collector.ts'

type Collector = Awaited<ReturnType<typeof startTestCollector>>
let collector: Collector
beforeEach(async () => {
  collector = await startTestCollector()
})

const LOG = '/v1/sites/demo/log'
const bytes = async (path: string) => {
  const token = await collector.tokenFor('read', 'demo')
  const headers = { Authorization: `Bearer ${token}` }
  const response = await collector.app.request(`${LOG}/tile/${path}`, { headers })
  return { status: response.status, body: Buffer.from(await response.arrayBuffer()) }
}

test('the checkpoint is a note over origin and size, signed by the key beside it', async () => {
  await collector.post()
  const note = (await collector.call(`${LOG}/checkpoint`)).text
  const vkey = (await collector.call(`${LOG}/key`)).text.trim()
  const { text } = await verifyNote(note, [await parseVerifierKey(vkey)])
  expect(parseCheckpoint(text)).toMatchObject({
    origin: 'kvitto.test/demo',
    size: await collector.size(),
  })
})

test('tiles and entries agree: policy, build, then receipts', async () => {
  await collector.post()
  const tile = await bytes('0/000.p/3')
  const bundle = await bytes('entries/000.p/3')
  const entries: Buffer[] = []
  for (let at = 0; at < bundle.body.length; at += 2 + bundle.body.readUInt16BE(at)) {
    entries.push(bundle.body.subarray(at + 2, at + 2 + bundle.body.readUInt16BE(at)))
  }
  expect(entries.map((entry) => entry.toString().split('\n')[1])).toEqual([
    'policy',
    'build',
    'receipt',
  ])
  const leaves = await Promise.all(entries.map((entry) => leafHash(new Uint8Array(entry))))
  expect(tile.body).toEqual(Buffer.concat(leaves))
})

test('tiles need a read token', async () => {
  for (const path of ['tile/0/000.p/1', 'tile/entries/000.p/1']) {
    const none = await collector.call(`${LOG}/${path}`)
    expect([none.status, none.body.error.code]).toEqual([401, 'token_missing'])
    expect((await collector.call(`${LOG}/${path}`, { scope: 'admin' })).status).toBe(403)
  }
})

test('tiles that the log does not hold, or that are spelled otherwise, are none', async () => {
  await collector.post()
  expect((await bytes('0/000.p/1')).status).toBe(200)
  for (const path of [
    '0/000',
    '0/000.p/99',
    '0/001',
    '0/0',
    '0/x000/000',
    '0/000.p/256',
    '00/000.p/1',
    '01/000.p/1',
    '0/000.p/01',
    '64/000.p/1',
    'entries/000',
  ]) {
    expect([path, (await bytes(path)).status]).toEqual([path, 404])
  }
})

const ACCESS = '/v1/sites/demo/log/access'

test('the access log is read by the same paths, under its own name, by token alone', async () => {
  await collector.call('/admin/v1/sites/demo/receipts', { scope: 'read' })
  const paths = ['checkpoint', 'tile/0/000.p/1', 'tile/entries/000.p/1']
  for (const path of paths) {
    expect((await collector.call(`${ACCESS}/${path}`)).status).toBe(401)
    expect((await collector.call(`${ACCESS}/${path}`, { scope: 'admin' })).status).toBe(403)
    const token = await collector.tokenFor('read', 'other')
    expect((await collector.call(`${ACCESS}/${path}`, { token })).status).toBe(403)
    expect((await collector.call(`${ACCESS}/${path}`, { scope: 'read' })).status).toBe(200)
  }
  const note = (await collector.call(`${ACCESS}/checkpoint`, { scope: 'read' })).text
  const vkey = (await collector.call(`${ACCESS}/key`)).text.trim()
  const { text } = await verifyNote(note, [await parseVerifierKey(vkey)])
  expect(parseCheckpoint(text)).toMatchObject({ origin: 'kvitto.test/demo/access', size: 1 })
  const bundle = await collector.call(`${ACCESS}/tile/entries/000.p/1`, { scope: 'read' })
  expect(bundle.text.split('\n')[1]).toBe('access')
})

test.each(['access', 'other', '2'])(
  'a site’s id in a path holds no slash, however written: %s',
  async (name) => {
    await collector.call('/admin/v1/sites/demo/receipts', { scope: 'read' })
    for (const path of ['checkpoint', 'key', 'keys', 'tile/0/000.p/1']) {
      const { status, body } = await collector.call(`/v1/sites/demo%2F${name}/log/${path}`, {
        scope: 'read',
      })
      expect([path, status, body.error.code]).toEqual([path, 404, 'site_unknown'])
    }
  },
)

test('an access log without an entry, of no site, or beyond its end is none', async () => {
  const code = async (path: string) =>
    (await collector.call(path, { scope: 'read' })).body.error.code
  expect(await code(`${ACCESS}/checkpoint`)).toBe('log_empty')
  await collector.call('/admin/v1/sites/demo/receipts', { scope: 'read' })
  expect(await code(`${ACCESS}/tile/0/000.p/2`)).toBe('tile_unknown')
  expect(await code('/v1/sites/nobody/log/access/checkpoint')).toBe('site_unknown')
  expect(await code('/v1/sites/demo/log/accesses/checkpoint')).toBe('not_found')
})

// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import type { DeviceStore } from './device-store.ts'
import { openDeviceStore } from './device-store.ts'
import { queueEvent } from './queue-event.ts'
import { sampleEvent } from './sample-event.ts'
import { storeOfSite } from './store-of-site.ts'

const GRANT = '019aa6f0-0000-7000-8000-000000000001'
const OTHER = '019aa6f0-0000-7000-8000-000000000002'

let device: DeviceStore
// Without IndexedDB, as here, localStorage stands in for it.
beforeEach(async () => {
  localStorage.clear()
  device = await openDeviceStore()
})

const ids = (items: { receiptId: string }[] = []) => items.map(({ receiptId }) => receiptId)

test('a site sees what it wrote, and leaves what another of the origin did', async () => {
  const [a, b] = [storeOfSite(device, 'a'), storeOfSite(device, 'b')]
  await queueEvent(sampleEvent({ receiptId: GRANT, site: 'a' }), a, false)
  expect(a.isShared()).toBe(false)
  await queueEvent(sampleEvent({ receiptId: OTHER, site: 'b' }), b, false)
  expect(ids((await b.read('ledger'))?.outbox)).toEqual([OTHER])
  expect(ids(b.others().history)).toEqual([GRANT])
  await b.change('ledger', () => ({ outbox: [], history: [] }))
  expect(ids((await a.read('ledger'))?.outbox)).toEqual([GRANT])
})

test('the first receipt of a site goes on from none of another site’s', async () => {
  await queueEvent(sampleEvent({ receiptId: GRANT, site: 'a' }), storeOfSite(device, 'a'), false)
  const b = storeOfSite(device, 'b')
  await queueEvent(sampleEvent({ receiptId: OTHER, site: 'b' }), b, false)
  const [item] = (await b.read('ledger'))?.history ?? []
  const payload = Buffer.from(item?.receipt.split('.')[1] ?? '', 'base64url').toString()
  expect(JSON.parse(payload)).toMatchObject({ previous: null, ends: [], event: 'decision' })
})

test('what is cleared is the site’s own, and the key stays while another needs it', async () => {
  const [a, b] = [storeOfSite(device, 'a'), storeOfSite(device, 'b')]
  await queueEvent(sampleEvent({ receiptId: GRANT, site: 'a' }), a, false)
  await queueEvent(sampleEvent({ receiptId: OTHER, site: 'b' }), b, false)
  await b.clear()
  expect(await b.read('ledger')).toMatchObject({ outbox: [], history: [] })
  expect(ids((await a.read('ledger'))?.history)).toEqual([GRANT])
  expect(await device.read('key')).toBeDefined()
})

test('a site alone on its origin clears all, also what an earlier version wrote without a site', async () => {
  await queueEvent(sampleEvent({ receiptId: GRANT, site: 'a' }), device, false)
  const a = storeOfSite(device, 'a')
  expect(ids((await a.read('ledger'))?.outbox)).toEqual([GRANT])
  await a.clear()
  expect(localStorage).toHaveLength(0)
  expect(await device.read('key')).toBeUndefined()
})

import { expect, test } from 'vitest'
import { openDeviceStore } from './device-store.ts'
import { queueEvent } from './queue-event.ts'
import { sampleEvent } from './sample-event.ts'

// Without IndexedDB, as here, the store is this process's memory.

test('an event that waits to be sent is not signed again', async () => {
  const store = await openDeviceStore()
  await queueEvent(sampleEvent(), store, false)
  const first = await store.read('ledger')
  await queueEvent(sampleEvent(), store, false)
  expect(await store.read('ledger')).toEqual(first)
})

test('nor is one that another tab has sent since: its hash is the one that counts', async () => {
  const store = await openDeviceStore()
  await queueEvent(sampleEvent(), store, false)
  const sent = await store.change('ledger', (old) => ({ history: old?.history ?? [], outbox: [] }))
  expect(sent.history).toHaveLength(1)
  await queueEvent(sampleEvent(), store, false)
  expect(await store.read('ledger')).toEqual(sent)
})

test('nor is one that another page signs meanwhile', async () => {
  const store = await openDeviceStore('other')
  const late: typeof store = { ...store, read: async () => undefined }
  await queueEvent(sampleEvent(), store, true)
  const first = await store.read('ledger')
  await queueEvent(sampleEvent(), late, true)
  expect(await store.read('ledger')).toEqual(first)
})

import type { DeviceStore } from './device-store.ts'
import { openDeviceStore } from './device-store.ts'

const NAME = 'kvitto-form'

/** Apart from the browser's own decisions: nothing on the device joins the two. */
export function openFormStore(): Promise<DeviceStore> {
  return openDeviceStore(NAME)
}

/** To read: who gave nothing in a form gets no database by looking. */
export async function readFormStore(): Promise<Pick<DeviceStore, 'read'>> {
  return (await isThere()) ? openFormStore() : { read: async () => undefined }
}

function isThere(): Promise<boolean> {
  return new Promise((resolve) => {
    // Also where its place is taken, because IndexedDB is blocked: that one makes nothing by opening.
    const other = () => resolve(true)
    try {
      const request = indexedDB.open(NAME)
      // It would be made now.
      request.onupgradeneeded = () => {
        request.onerror = () => resolve(false)
        request.transaction?.abort()
      }
      request.onsuccess = () => {
        request.result.close()
        resolve(true)
      }
      request.onerror = other
    } catch {
      other()
    }
  })
}

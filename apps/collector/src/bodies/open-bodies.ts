import type { Store } from '../storage/store.ts'
import { createBodyCipher } from './body-cipher.ts'
import type { BodyKeyStore } from './body-key-store.ts'
import { sealReceipts } from './seal-receipts.ts'

/** The store with its bodies sealed from now on by the operator's first key; as it is where there are none. */
export async function openBodies(
  store: Store,
  { keys, operatorKeys }: { keys: BodyKeyStore; operatorKeys: readonly Uint8Array[] | undefined },
): Promise<Store> {
  if (operatorKeys) {
    const cipher = createBodyCipher(operatorKeys)
    return {
      ...store,
      receipts: sealReceipts(store.receipts, keys, cipher),
      close: async () => void (await Promise.all([store.close(), keys.close()])),
    }
  }
  // Without a word new bodies would lie open beside sealed ones.
  if ((await keys.list(undefined, 1)).length > 0) {
    throw new Error(
      'KVITTO_BODY_KEY_FILE: expected the key of the bodies that are sealed in this database, found none',
    )
  }
  await keys.close()
  return store
}

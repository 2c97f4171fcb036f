/** One request to the one store, in a transaction of its own: resolves to its result once the transaction is done. */
export type AskStore = <T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
) => Promise<T>

/**
 * A database of one store. WebKit keeps a page that was left for the way back, with its transactions as they stand,
 * and every other page would wait for them: they are given up with the page. Should that page be shown again, what
 * it asked rejects with null.
 */
export function pageStore(name: string): AskStore {
  let database: Promise<IDBDatabase> | undefined
  const open = () =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.onupgradeneeded = () => {
        request.result.createObjectStore(name)
        done(request.transaction as IDBTransaction).catch(reject)
      }
      request.onsuccess = () => {
        // Safari closes it sometimes.
        request.result.onclose = () => {
          database = undefined
        }
        resolve(request.result)
      }
      request.onerror = () => reject(request.error)
    })
  return async (mode, ask) => {
    database ??= open()
    const transaction = (await database).transaction(name, mode)
    const request = ask(transaction.objectStore(name))
    await done(transaction)
    return request.result
  }
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = ({ persisted }: PageTransitionEvent) => {
      try {
        if (persisted) transaction.abort()
      } catch {
        // It is about to be done.
      }
    }
    addEventListener('pagehide', giveUp)
    transaction.oncomplete = transaction.onabort = ({ type }) => {
      removeEventListener('pagehide', giveUp)
      // Without an error it was given up.
      if (type === 'abort') reject(transaction.error)
      else resolve()
    }
  })
}

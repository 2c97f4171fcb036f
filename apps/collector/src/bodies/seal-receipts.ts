import type { Id } from '@kvitto/core'
import type { Hash } from '@kvitto/receipt'
import { createTurns } from '../create-turns.ts'
import type { AppendItem, ReceiptStore, StoredReceipt } from '../storage/receipt-store.ts'
import { traceOf } from '../storage/what-remains.ts'
import { type BodyCipher, type BodyKey, keyIdOf, openBody, sealBody } from './body-cipher.ts'
import { BodyKeyGone, type BodyKeyStore } from './body-key-store.ts'

const MOST_ATTEMPTS = 5

/**
 * The same store with its bodies sealed, each by its subject's key. Hashes and all that stands in the log
 * are of the plain receipt. What cannot be opened stays sealed: `payloadOf` tells who wants to read it.
 */
export function sealReceipts(
  receipts: ReceiptStore,
  keys: BodyKeyStore,
  cipher: BodyCipher,
): ReceiptStore {
  // In this process no key is destroyed between the moment an append takes it and the moment its bodies are stored.
  const inTurn = createTurns()
  return {
    ...receipts,
    append: (items, grow) =>
      inTurn(async () => {
        const outcomes = await appendSealed(items, (sealed) => receipts.append(sealed, grow))
        for (const [position, item] of items.entries()) {
          const isDone = 'index' in (outcomes[position] ?? {})
          if (item.kind === 'erasure' && isDone) await forget(item.site, item.erasure.subjectId)
        }
        return outcomes
      }),
    async removeReceipts(site, removed) {
      await receipts.removeReceipts(site, removed)
      // Each by itself: appends wait behind one of them, not behind hundreds.
      for (const subjectId of new Set(removed.map((body) => body.subjectId))) {
        await inTurn(() => forget(site, subjectId))
      }
    },
    async getReceipt(site, receiptId) {
      const found = await receipts.getReceipt(site, receiptId)
      return found && (await openAll(site, [found]))[0]
    },
    getReceiptsByHash: async (site, ...asked) =>
      openAll(site, await receipts.getReceiptsByHash(site, ...asked)),
    listReceiptsEnding: async (site, ...asked) =>
      openAll(site, await receipts.listReceiptsEnding(site, ...asked)),
    findReceipts: async (site, ...asked) =>
      openAll(site, await receipts.findReceipts(site, ...asked)),
    listBySubject: async (site, ...asked) =>
      openAll(site, await receipts.listBySubject(site, ...asked)),
  }

  async function appendSealed<T>(
    items: readonly AppendItem[],
    append: (sealed: AppendItem[]) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await append(await sealAll(items))
      } catch (error) {
        if (!(error instanceof BodyKeyGone) || attempt === MOST_ATTEMPTS) throw error
      }
    }
  }

  async function sealAll(items: readonly AppendItem[]): Promise<AppendItem[]> {
    const bodyKeys = await keysFor(items.filter((item) => item.kind === 'receipt'))
    return items.map((item) => {
      if (item.kind !== 'receipt') return item
      const bodyKey = bodyKeys.get(nameOf(item))
      if (!bodyKey) throw new Error('expected a key for each receipt, found fewer')
      const { text, hash } = item.receipt
      return { ...item, receipt: { ...item.receipt, text: sealBody(text, bodyKey, hash) } }
    })
  }

  /** One key each, durable before anything is sealed by it. */
  async function keysFor(items: readonly (AppendItem & { kind: 'receipt' })[]) {
    const found = new Map<string, BodyKey>()
    for (const site of new Set(items.map((item) => item.site))) {
      const own = items.filter((item) => item.site === site)
      const subjects = new Set(own.map(subjectOf))
      for (const wrapped of await keys.ofSubjects(site, [...subjects])) {
        const bodyKey = cipher.isCurrent(wrapped) ? cipher.unwrap(wrapped) : undefined
        if (bodyKey) found.set(`${site} ${bodyKey.subject}`, bodyKey)
      }
    }
    const made = new Map<string, ReturnType<BodyCipher['makeKey']>>()
    for (const item of items) {
      const name = nameOf(item)
      if (!found.has(name) && !made.has(name)) {
        made.set(name, cipher.makeKey(item.site, subjectOf(item)))
      }
    }
    await keys.add(Array.from(made.values(), ({ wrapped }) => wrapped))
    for (const [name, { bodyKey }] of made) found.set(name, bodyKey)
    return found
  }

  async function openAll(site: Id, stored: readonly StoredReceipt[]): Promise<StoredReceipt[]> {
    const ids = new Set(stored.flatMap(({ text }) => keyIdOf(text) ?? []))
    const wrapped = ids.size > 0 ? await keys.byId(site, [...ids]) : []
    const usable = new Map(
      wrapped.flatMap((each) => {
        const bodyKey = cipher.unwrap(each)
        return bodyKey ? [[each.id, bodyKey] as const] : []
      }),
    )
    return stored.map((each) => {
      const bodyKey = usable.get(keyIdOf(each.text) ?? '')
      return bodyKey ? { ...each, text: openBody(each.text, bodyKey, each.hash) } : each
    })
  }

  /** Only where nothing is sealed by them any more: a refusal may have come after the erasure. */
  async function forget(site: Id, subjectId: string): Promise<void> {
    const left = await receipts.listBySubject(site, subjectId, 1)
    if (left.length === 0) await keys.destroy(site, subjectId)
  }
}

function subjectOf({ receipt }: AppendItem & { kind: 'receipt' }): Hash {
  return traceOf(receipt.payload.subjectId)
}

function nameOf(item: AppendItem & { kind: 'receipt' }): string {
  return `${item.site} ${subjectOf(item)}`
}

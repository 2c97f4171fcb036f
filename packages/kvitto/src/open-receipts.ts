import type { UiHost } from '@kvitto/banner'
import type { LayerPlace } from '@kvitto/banner/receipts'
import { showReceipts } from '@kvitto/banner/receipts'
import type { LogsFile, OpenedRecord } from '@kvitto/receipt'
import { readOwnReceipts, withProof } from '@kvitto/receipt/own'
import type { Engine } from './engine.ts'
import { exportReceipts, fetchText } from './export-receipts.ts'

/** The part that shows a person their own receipts, and hands them out. Rejects where it cannot load. */
export async function openReceipts(engine: Engine, host: UiHost, place: LayerPlace): Promise<void> {
  const { load, locale } = engine
  const url = `${engine.collector}/v1/sites/${engine.slice.site}`
  const [words, ...parts] = await Promise.all([
    place.words.receiptsView(),
    load('receipt'),
    ...(engine.slice.forms ? [load('form')] : []),
  ])
  // What forms gave comes after the rest: whoever names themselves does so by the browser's own id.
  const own = await Promise.all(parts.map(readOwnReceipts)).then(
    // In a bundle both parts know what was signed on this page.
    (lists) => [...new Map(lists.flat().map((each) => [each.receiptId, each])).values()],
    () => undefined,
  )
  // Asked for once, when the view opens.
  const proven = own?.map((receipt) => withProof(receipt, `${url}/receipts`)) ?? []
  const exported = async (receiptId?: string) => {
    const chosen = (await Promise.all(proven)).filter(
      (receipt) => receiptId === undefined || receipt.receiptId === receiptId,
    )
    return exportReceipts(engine, chosen)
  }
  showReceipts(host, place, {
    words,
    receipts: own?.map((receipt, index) => ({
      ...receipt.payload,
      isKept: receipt.isKept,
      isLogged: (proven[index] ?? Promise.resolve(receipt)).then(({ proof }) => !!proof),
    })),
    asData: async (receiptId) => JSON.stringify(await exported(receiptId), null, 2),
    async asPage() {
      const [{ makePage, pageWords }, data, logKeys] = await Promise.all([
        load('receipts-page'),
        exported(),
        readLogKeys(url).catch(() => []),
      ])
      return makePage({
        exported: data,
        logKeys,
        locale,
        dir: host.strings.dir,
        words: pageWords(words),
      })
    },
  })
}

/**
 * vkeys of all logs of the site: a receipt is in the one that was open when it arrived. Those of a log that has ended stand in
 * the first entry of the next. Rejects where an answer is not the collector's.
 */
async function readLogKeys(url: string): Promise<string[]> {
  const { logs }: Pick<LogsFile, 'logs'> = JSON.parse(
    (await fetchText(`${url}/logs`)) ?? '{"logs":[]}',
  )
  const ended = logs.slice(1).flatMap(({ opened }) => {
    const { predecessor }: OpenedRecord = JSON.parse(opened?.record ?? '')
    return predecessor.keys
  })
  const open = await fetchText(`${url}/log/${logs.length > 1 ? `${logs.length}/` : ''}keys`)
  return [...ended, ...(open?.trim().split('\n') ?? [])]
}

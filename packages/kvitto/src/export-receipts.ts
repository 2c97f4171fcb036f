import type { OwnReceipt, ReceiptsExport } from '@kvitto/receipt/own'
import { canonicalize, RECEIPTS_SCHEMA } from '@kvitto/receipt/own'
import type { Engine } from './engine.ts'

/** Receipts, and the policies and builds that they name, as far as they can be had now. */
export async function exportReceipts(
  engine: Engine,
  receipts: OwnReceipt[],
): Promise<ReceiptsExport> {
  const { slice, collector } = engine
  const site = `${collector}/v1/sites/${slice.site}`
  const policyOf = async (version: string) =>
    version === slice.policyVersion
      ? canonicalize(await engine.loadPolicy())
      : fetchText(`${site}/policies/${version}`)
  const buildOf = async (name: string) =>
    name.startsWith('npm:') ? undefined : fetchText(`${collector}/builds/${name}`)
  return {
    schema: RECEIPTS_SCHEMA,
    site: slice.site,
    subjectId: receipts[0]?.subjectId ?? '',
    policy: await textsOf(
      receipts.map(({ payload }) => payload.policyVersion),
      policyOf,
    ),
    build: await textsOf(
      receipts.map(({ payload }) => payload.build),
      buildOf,
    ),
    receipts: receipts.map(({ receipt, proof, receivedAt }) => ({
      receipt,
      ...(proof && receivedAt && { proof, receivedAt }),
    })),
  }
}

/** Undefined where it cannot be had. */
export async function fetchText(url: string): Promise<string | undefined> {
  try {
    const answer = await fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(5000) })
    return answer.ok ? await answer.text() : undefined
  } catch {
    return undefined
  }
}

/** Each text once, by the hash that names it. */
async function textsOf(
  names: string[],
  read: (name: string) => Promise<string | undefined>,
): Promise<Record<string, string>> {
  const entries = await Promise.all(
    [...new Set(names)].map(async (name) => [name, await read(name)]),
  )
  return Object.fromEntries(entries.filter(([, text]) => text !== undefined))
}

import { formatTileNumber } from '@kvitto/receipt'
import { callCollector } from '../call-collector.ts'

const TILE_WIDTH = 256

/** A site's log as its collector serves it (c2sp.org/tlog-tiles). Throws `CliError`. */
export interface LogSource {
  checkpoint(): Promise<string>
  /** Entries' texts of the `n`-th bundle, as far as a log of `size` has them. Throws `answer_malformed`. */
  entries(n: number, size: number): Promise<Uint8Array>
  /** Leaf hashes of the same, joined. */
  leaves(n: number, size: number): Promise<Uint8Array>
}

export interface SourceOptions {
  collector: string
  site: string
  /** Scope `read`: tiles tell how much a site is used. */
  token?: string | undefined
  /** Which of the site's logs, or that of who read what. */
  log: number | 'access'
}

export function createLogSource({ collector, site, token, log }: SourceOptions): LogSource {
  // The first has no number in its prefix.
  const prefix = log === 1 ? '' : `${log}/`
  const get = (path: string) =>
    callCollector({
      collector,
      method: 'GET',
      path: `/v1/sites/${encodeURIComponent(site)}/log/${prefix}${path}`,
      ...(token && { token }),
    })
  return {
    checkpoint: async () => (await get('checkpoint')).text,
    entries: async (n, size) => (await get(`tile/entries/${pathOf(n, size)}`)).bytes,
    leaves: async (n, size) => (await get(`tile/0/${pathOf(n, size)}`)).bytes,
  }
}

function pathOf(n: number, size: number): string {
  const width = Math.min(TILE_WIDTH, size - n * TILE_WIDTH)
  return width === TILE_WIDTH ? formatTileNumber(n) : `${formatTileNumber(n)}.p/${width}`
}

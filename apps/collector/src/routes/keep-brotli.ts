import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const compress = promisify(brotliCompress)
/** Some 5 MB: a build has a dozen files, a site one script for each of its settings. */
const MOST_KEPT = 500

/**
 * Compresses at quality 11, which takes too long for every request, and keeps the result under the
 * hash of what went in. Only publishers make new contents, so visitors cannot fill it.
 */
export function keepBrotli() {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  return (hash: string, body: string | Uint8Array): Promise<Uint8Array<ArrayBuffer>> => {
    const known = kept.get(hash)
    if (known) return known
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    }
    const made = compress(body, { params }).then((bytes) => new Uint8Array(bytes))
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(hash, made)
    // A failure is not kept: the next request tries again.
    made.catch(() => kept.delete(hash))
    return made
  }
}

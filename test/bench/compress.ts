import { brotliCompressSync, constants } from 'node:zlib'

/** Brotli at quality 11, as a file travels. */
export function compress(content: string | Buffer): Buffer {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  return brotliCompressSync(Buffer.from(content), { params })
}

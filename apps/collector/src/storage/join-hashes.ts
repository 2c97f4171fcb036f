const WIDTH = 32

/** SHA-256 hashes as one blob, as tiles hold them. */
export function joinHashes(hashes: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(hashes)
}

export function splitHashes(blob: Uint8Array, count = blob.length / WIDTH): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => blob.subarray(i * WIDTH, (i + 1) * WIDTH))
}

const WIDTH = 256
const HASH = 32

export interface TileRow {
  level: number
  n: number
  hashes: string
  root: string
}

/** The full tiles of a log of at most `size` entries, with their hashes: those of leaves, or of tiles below. */
export function createTiles(size: number) {
  const levels: { hashes: Buffer; length: number }[] = []

  return {
    /** Takes the next leaves, and the tiles that they completed. */
    add(
      leaves: readonly Uint8Array[],
      full: readonly { level: number; n: number; root: Uint8Array }[],
    ): TileRow[] {
      for (const leaf of leaves) push(0, leaf)
      return full
        .toSorted((a, b) => a.level - b.level)
        .map(({ level, n, root }) => {
          push(level + 1, root)
          const below = levelOf(level).hashes.subarray(n * WIDTH * HASH, (n + 1) * WIDTH * HASH)
          return { level, n, hashes: bytea(below), root: bytea(Buffer.from(root)) }
        })
    },
  }

  function push(level: number, hash: Uint8Array): void {
    const { hashes, length } = levelOf(level)
    hashes.set(hash, length)
    levels[level] = { hashes, length: length + HASH }
  }

  function levelOf(level: number) {
    const found = levels[level]
    if (found) return found
    const made = { hashes: Buffer.alloc(Math.ceil(size / WIDTH ** level) * HASH), length: 0 }
    levels[level] = made
    return made
  }
}

/** As the rows of a batch have bytes. */
function bytea(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`
}

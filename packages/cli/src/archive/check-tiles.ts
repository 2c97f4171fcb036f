import { type OnNode, ReceiptError } from '@kvitto/receipt'
import { readTile, TILE_WIDTH } from './archive-files.ts'

const TILE_HEIGHT = 8

/** Compares a site's tiles with those that its entries make. Throws `proof_malformed`. */
export function createTileCheck(folder: string) {
  const levels: { n: number; hashes: Uint8Array[] }[] = []
  const onNode: OnNode = (level, _index, hash) => {
    if (level % TILE_HEIGHT !== 0) return
    const tile = levels[level / TILE_HEIGHT] ?? { n: 0, hashes: [] }
    levels[level / TILE_HEIGHT] = tile
    tile.hashes.push(hash)
  }

  return {
    onNode,
    async checkFull() {
      await check((width) => width === TILE_WIDTH)
    },
    async checkOpen() {
      await check((width) => width > 0)
    },
  }

  async function check(isDue: (width: number) => boolean): Promise<void> {
    for (const [level, tile] of levels.entries()) {
      if (!isDue(tile.hashes.length)) continue
      const expected = Buffer.concat(tile.hashes.splice(0))
      const n = tile.n++
      const found = await readTile(folder, level, n, expected.length / 32)
      if (found && Buffer.compare(found, expected) === 0) continue
      const what = found ? 'another' : 'none'
      const message = `expected tile ${level}/${n} of the entries, found ${what}`
      throw new ReceiptError('proof_malformed', message)
    }
  }
}

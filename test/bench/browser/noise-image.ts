/** A bitmap of one bit a dot that nothing compresses: as large and as heavy as a photograph, without one. */
export function noiseImage(width: number, height: number): Buffer {
  const rowBytes = Math.ceil(width / 32) * 4
  const header = Buffer.alloc(62)
  const dots = Buffer.alloc(rowBytes * height)
  let state = 1
  for (let index = 0; index < dots.length; index++) {
    // The minimal standard generator of Park and Miller: the same picture every time.
    state = (state * 48_271) % 2_147_483_647
    dots[index] = state & 255
  }
  header.write('BM')
  header.writeUInt32LE(header.length + dots.length, 2)
  header.writeUInt32LE(header.length, 10)
  header.writeUInt32LE(40, 14)
  header.writeInt32LE(width, 18)
  header.writeInt32LE(height, 22)
  header.writeUInt16LE(1, 26)
  header.writeUInt16LE(1, 28)
  // Black is there, white is the second colour.
  header.writeUInt32LE(0xffffff, 58)
  return Buffer.concat([header, dots])
}

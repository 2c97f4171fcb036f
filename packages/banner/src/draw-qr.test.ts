// @vitest-environment happy-dom
import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { drawQr } from './draw-qr.ts'

/** As a camera sees it: so many pixels a module. */
const SCALE = 4

test.each(['S'.repeat(43), `u_${'x-9'.repeat(7)}Z`, `h_${'-_Qz'.repeat(11)}`])(
  'a reader of another make reads %s',
  (id) => {
    const svg = drawQr(id, 'The ID')
    expect(svg.getAttribute('aria-label')).toBe('The ID')
    expect(decodeQR(pixelsOf(svg), { timeLimit: 10_000 })).toBe(id)
  },
)

function pixelsOf(svg: SVGSVGElement) {
  const [from = 0, , size = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number)
  const width = size * SCALE
  const data = new Uint8Array(width * width * 3).fill(255)
  for (const line of svg.querySelectorAll('line')) {
    const [x1 = 0, x2 = 0, y = 0] = ['x1', 'x2', 'y1'].map(
      (name) => (Number(line.getAttribute(name)) - from) * SCALE,
    )
    // The stroke is one module wide, half of it on each side.
    for (let row = y - SCALE / 2; row < y + SCALE / 2; row++) {
      data.fill(0, (row * width + x1) * 3, (row * width + x2) * 3)
    }
  }
  return { width, height: width, data }
}

import { generate } from 'lean-qr/nano'

const SVG = 'http://www.w3.org/2000/svg'
/** Light modules around the code that a scanner needs (ISO/IEC 18004 section 5.3.8). */
const QUIET = 4

/** A QR code as an image with a name. */
export function drawQr(text: string, name: string): SVGSVGElement {
  const code = generate(text)
  const svg = document.createElementNS(SVG, 'svg')
  const size = code.size + 2 * QUIET
  const attributes = { class: 'kvitto-qr', role: 'img', 'aria-label': name }
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value)
  svg.setAttribute('viewBox', `${-QUIET} ${-QUIET} ${size} ${size}`)
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      const start = x
      while (code.get(x, y)) x++
      if (x > start) svg.append(drawRun(start, x, y))
    }
  }
  return svg
}

/** Lines, since a page's style rules know `d`, `x` and `width` as properties of their own and may reset them. */
function drawRun(from: number, to: number, y: number): SVGLineElement {
  const line = document.createElementNS(SVG, 'line')
  const ends = { x1: from, y1: y + 0.5, x2: to, y2: y + 0.5 }
  for (const [key, value] of Object.entries(ends)) line.setAttribute(key, String(value))
  return line
}

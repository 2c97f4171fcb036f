import { h, render } from 'preact'

/** Each puts 10,000 elements into a place of the page, as one kind of script does. */
export const WAYS = {
  /** An application: a list of products, then the same list in another order. */
  framework(place: Element): void {
    const products = Array.from({ length: 2_000 }, (_, index) => index)
    render(h(List, { products }), place)
    render(h(List, { products: products.toReversed() }), place)
  },
  /** A script without a framework: each row by itself. */
  calls(place: Element): void {
    for (let index = 0; index < 10_000; index++) {
      const row = document.createElement('div')
      row.className = 'row'
      row.setAttribute('data-index', String(index))
      row.textContent = `Product ${index}`
      place.appendChild(row)
    }
  },
  /** Texts of HTML, each parsed by itself. */
  markup(place: Element): void {
    for (let index = 0; index < 5_000; index++) {
      place.insertAdjacentHTML('beforeend', `<p class="row">Product <b>${index}</b></p>`)
    }
  },
}

export type Way = keyof typeof WAYS

export const WAY_NAMES = Object.keys(WAYS) as Way[]

const prices = new Intl.NumberFormat('en', { style: 'currency', currency: 'SEK' })

function List({ products }: { products: number[] }) {
  return h(
    'ul',
    null,
    products.map((index) => h(Product, { key: index, index })),
  )
}

function Product({ index }: { index: number }) {
  return h(
    'li',
    { class: 'product' },
    h('img', { src: 'data:,', alt: '', width: 1, height: 1 }),
    h('h2', null, `Product ${index}`),
    h('p', null, prices.format(index)),
    h('button', { type: 'button', onClick: () => {} }, 'Buy'),
  )
}

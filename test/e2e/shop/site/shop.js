// The cart: what is in it in localStorage, how many in a cookie that the server may read.
function cartItems() {
  return JSON.parse(localStorage.getItem('cart') ?? '[]')
}

function keepCart(items) {
  localStorage.setItem('cart', JSON.stringify(items))
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing in Safari and Firefox
  document.cookie = `cart_count=${items.length}; path=/; max-age=604800; samesite=lax`
  showCart()
}

// biome-ignore lint/correctness/noUnusedVariables: called by the page that thanks
function emptyCart() {
  keepCart([])
}

function showCart() {
  const count = /(?:^|; )cart_count=(\d+)/.exec(document.cookie)?.[1] ?? '0'
  for (const each of document.querySelectorAll('[data-count]')) each.textContent = count
  const list = document.getElementById('cart')
  list?.replaceChildren(
    ...cartItems().map((name) => {
      const item = document.createElement('li')
      item.textContent = name
      return item
    }),
  )
}

addEventListener('DOMContentLoaded', showCart)
addEventListener('pageshow', showCart)
document.addEventListener('click', ({ target }) => {
  const { add } = target.dataset
  if (add) keepCart([...cartItems(), add])
})

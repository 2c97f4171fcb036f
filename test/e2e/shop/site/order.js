// The checkout: the card field and the wallet's button each fill in a token, and the form is sent.
const form = document.getElementById('order')
const { items, card, wallet } = form.elements
items.value = JSON.stringify(cartItems())

Kassa.mount(document.getElementById('card'), (token) => {
  card.value = token
  document.getElementById('pay').disabled = false
})

addEventListener('planbok', () => {
  Planbok.mount(document.getElementById('wallet'), (token) => {
    wallet.value = token
    form.requestSubmit()
  })
})
const script = document.createElement('script')
script.async = true
script.src = '{{wallet}}/wallet.js'
document.body.append(script)

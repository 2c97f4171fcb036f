// The shop's own script: the basket, and a panel that tells what ran on this page.
const SWEDISH = document.documentElement.lang === 'sv'
const PARTS = SWEDISH
  ? { lib: 'Bibliotek', track: 'Räknare', inline: 'Skript i sidan', pixel: 'Pixel', video: 'Film' }
  : { lib: 'Library', track: 'Tracker', inline: 'Inline script', pixel: 'Pixel', video: 'Film' }
const WORDS = SWEDISH
  ? { held: 'stoppad', ran: 'kördes som nr', kept: 'Sparat av den här sajten', none: 'ingenting' }
  : { held: 'held back', ran: 'ran as no.', kept: 'Kept by this site', none: 'nothing' }

/** Names of parts in the order in which they ran. */
const ran = []

addEventListener('demo:ran', (event) => note(event.detail))
addEventListener('message', (event) => {
  if (event.data === 'demo:video') note('video')
})
// Load events of elements do not bubble and never reach the window.
document.addEventListener('load', ({ target }) => isPixel(target) && note('pixel'), true)
addEventListener('DOMContentLoaded', () => {
  showBasket()
  show()
  for (const button of document.querySelectorAll('[data-add]')) {
    button.addEventListener('click', () => addToBasket(button.dataset.add))
  }
})
setInterval(show, 500)

function isPixel(target) {
  return target instanceof HTMLImageElement && target.src.endsWith('/stats/pixel.gif')
}

function note(part) {
  ran.push(part)
  show()
}

function show() {
  const panel = document.getElementById('what-ran')
  if (!panel) return
  if (panel.dataset.ran !== ran.join(' ')) {
    panel.dataset.ran = ran.join(' ')
    const list = panel.querySelector('ul')
    list.replaceChildren(...list.dataset.parts.split(' ').map(partItem))
  }
  const kept = `${WORDS.kept}: ${keptNames().join(', ') || WORDS.none}`
  const line = panel.querySelector('p')
  if (line.textContent !== kept) line.textContent = kept
}

function partItem(part) {
  const item = document.createElement('li')
  const place = ran.indexOf(part) + 1
  item.dataset.part = part
  if (place) item.dataset.ran = String(place)
  item.textContent = `${PARTS[part]}: ${place ? `${WORDS.ran} ${place}` : WORDS.held}`
  return item
}

function keptNames() {
  const cookies = document.cookie.split('; ').filter(Boolean)
  return [...cookies.map((pair) => pair.split('=')[0]), ...storageKeys()]
}

function storageKeys() {
  try {
    return Object.keys(localStorage)
  } catch {
    // A browser that blocks storage throws on the mere name.
    return []
  }
}

function basket() {
  const pair = document.cookie.split('; ').find((text) => text.startsWith('basket='))
  return pair ? pair.slice('basket='.length).split('.').filter(Boolean) : []
}

function addToBasket(id) {
  const value = [...basket(), id].slice(-50).join('.')
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing in Safari and Firefox
  document.cookie = `basket=${value}; path=/; max-age=604800; samesite=lax`
  showBasket()
}

function showBasket() {
  for (const count of document.querySelectorAll('[data-basket]')) {
    count.textContent = String(basket().length)
  }
}

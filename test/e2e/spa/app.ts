import type { Kvitto, Published } from 'kvitto'
import { createKvitto } from 'kvitto'

/** All three are put in when the app is bundled. */
declare const PUBLISHED: Published
declare const COLLECTOR: string
declare const THIRD_PARTIES: string

declare global {
  interface Window {
    app: { kvitto: Kvitto; answers: boolean[]; open(): Kvitto }
  }
}

/** An application with a page at `/` that uses our interface, and pages at `…/custom` that have their own. */
const open = () =>
  createKvitto(PUBLISHED, {
    collector: COLLECTOR,
    ui: location.pathname.endsWith('/custom') ? 'custom' : 'kvitto',
  })
const kvitto = open()
// All events so far, for the test: a name outlives a reload, and is neither stored nor sent.
kvitto.subscribe((event) => {
  window.name = JSON.stringify([...JSON.parse(window.name || '[]'), event])
})
window.app = { kvitto, answers: [], open }

addButton('give', () => kvitto.give())
addButton('refuse', () => kvitto.refuse())
addButton('withdraw', () => kvitto.withdraw())
addMarkedPixel()

function addButton(name: string, act: () => Promise<boolean>): void {
  const button = document.createElement('button')
  button.id = name
  button.textContent = name
  button.onclick = async () => window.app.answers.push(await act())
  document.body.append(button)
}

/** As an application renders it: long after the page was parsed. */
function addMarkedPixel(): void {
  const pixel = new Image(1, 1)
  pixel.dataset.kvitto = 'analytics'
  pixel.dataset.src = `${THIRD_PARTIES}/stats/pixel.gif`
  document.body.append(pixel)
}

// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { formFault } from './form-fault.ts'
import { shownBy } from './shown-by.ts'

afterEach(() => document.body.replaceChildren())

function boxIn(html: string): HTMLInputElement {
  document.body.innerHTML = html
  const box = document.querySelector('[data-kvitto-form]')
  if (!box) throw new Error('expected a box')
  return box as HTMLInputElement
}
const faultOf = (html: string) => formFault(boxIn(html), ['letters', 'offers'])

test('an unticked box with a label, for one purpose, has no fault', () => {
  expect(faultOf('<label><input type="checkbox" data-kvitto-form="letters">Yes</label>')).toBe(
    undefined,
  )
})

test.each([
  [
    'ticked beforehand',
    '<label><input type="checkbox" data-kvitto-form="letters" checked>Y</label>',
  ],
  ['required', '<label><input type="checkbox" data-kvitto-form="letters" required>Y</label>'],
  ['"letters offers"', '<label><input type="checkbox" data-kvitto-form="letters offers">Y</label>'],
  ['a label', '<input type="checkbox" data-kvitto-form="letters">'],
  ['a label', '<label><input type="checkbox" data-kvitto-form="letters"> </label>'],
  ['"analytics"', '<label><input type="checkbox" data-kvitto-form="analytics">Y</label>'],
  ['another element', '<form data-kvitto-form="letters"></form>'],
  ['another element', '<label><input type="radio" data-kvitto-form="letters">Y</label>'],
])('found %s: %s', (expected, html) => {
  expect(faultOf(html)).toContain(expected)
})

test('what is shown is all labels and what describes the box, and nothing that is typed', () => {
  const box = boxIn(`<form>
    <label for="b">Send me   <b>letters</b></label><input name="email" value="reader@example.com">
    <input id="b" type="checkbox" data-kvitto-form="letters" aria-describedby="how gone">
    <p id="how">Four a year.</p><label for="b">I can end it.</label>
  </form>`)
  expect(shownBy(box).split('\n').toSorted()).toEqual(
    ['Send me', 'letters', 'I can end it.', 'Four a year.'].toSorted(),
  )
})

import type { Id } from '@kvitto/core'
import { FORM } from './form-names.ts'
import { shownBy } from './shown-by.ts'

/**
 * Why a tick in this element would be no consent: it must be a person's own act, free, and for one purpose that they
 * were told (Art. 4(11) and 7 GDPR; C-673/17, Planet49). Undefined where it would.
 */
export function formFault(box: Element, asked: readonly Id[]): string | undefined {
  // An application has it in its shell, so that forms which come later are met at once.
  if (!box.getAttribute(FORM)) return undefined
  if (!isCheckbox(box)) return `expected ${FORM} on a checkbox, found it on another element`
  const id = box.getAttribute(FORM)?.trim() ?? ''
  if (/\s/.test(id)) return `expected one purpose for each checkbox, found "${id}"`
  if (!asked.includes(id)) return `expected a purpose that the policy asks by a form, found "${id}"`
  if (box.defaultChecked) return 'expected a checkbox without a tick, found one ticked beforehand'
  if (box.required) return 'expected a checkbox that may be left without a tick, found it required'
  if (!shownBy(box)) return 'expected a label that says what is agreed to, found none'
  return undefined
}

export function isCheckbox(element: unknown): element is HTMLInputElement {
  return element instanceof HTMLInputElement && element.type === 'checkbox'
}

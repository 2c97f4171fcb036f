import type { Id } from '@kvitto/core'
import { hashMeaning } from '@kvitto/receipt/form'
import type { Engine } from '../engine.ts'
import { watchInput } from '../watch-input.ts'
import { formFault, isCheckbox } from './form-fault.ts'
import { FIELD, FORM } from './form-names.ts'
import { deliverForm, formEvents, sayInForm } from './say-in-form.ts'
import { shownBy } from './shown-by.ts'
import { watchTicks } from './watch-ticks.ts'

const followed = new WeakSet<Engine>()

/**
 * From now on a form that a person sends with one of our boxes ticked makes a receipt of that. The form goes on as if
 * nothing had been: with the receipt's id, and without a moment's delay. Of what is typed in it nothing is read.
 */
export async function followForms(engine: Engine): Promise<void> {
  if (followed.has(engine)) return
  followed.add(engine)
  const isTouched = watchInput()
  const isTicked = watchTicks()
  const complained = new WeakSet<Element>()
  const receipts = new WeakMap<EventTarget, string[]>()
  let meanings: Record<Id, string> = {}

  const complain = (box: Element, fault: string) => {
    if (complained.has(box)) return
    complained.add(box)
    // Whoever builds the page must see it.
    console.error(`kvitto: form_refused: ${fault}`)
    engine.fail('form_refused', fault)
  }
  /** The id of the receipt of this box; undefined where it is no consent. */
  const take = (box: Element, event: Event): string | undefined => {
    const isGiven = isCheckbox(box) && box.checked
    const isOwnAct = isGiven && isTicked(box) && event.isTrusted && isTouched()
    const fault =
      formFault(box, Object.keys(meanings)) ??
      (isGiven && !isOwnAct && 'expected a tick made by a person, found one made otherwise')
    if (fault) complain(box, fault)
    const id = box.getAttribute(FORM)?.trim()
    if (fault || !isGiven || !id) return undefined
    return sayInForm(engine, {
      id,
      decision: 'given',
      meaning: meanings[id],
      method: 'form',
      layer: null,
      gesture: { trusted: true, visibleMs: 0 },
      shownText: shownBy(box),
      language: engine.locale,
    }).receiptId
  }

  // Before the page's own listeners, which may read the form at once, or send it by themselves.
  addEventListener(
    'submit',
    (event) => {
      const form = event.target
      if (!form) return
      try {
        const own = [...document.querySelectorAll(`[${FORM}]`)].filter(
          (box) => (box as { form?: unknown }).form === form,
        )
        receipts.set(
          form,
          own.flatMap((box) => take(box, event) ?? []),
        )
        if (receipts.get(form)?.length) deliverForm(engine)
      } catch (error) {
        engine.fail('unexpected', error)
      }
    },
    true,
  )
  addEventListener('formdata', ({ target, formData }) => {
    for (const id of (target && receipts.get(target)) ?? []) formData.append(FIELD, id)
  })
  // An earlier page was left before all was done.
  if (formEvents().isWaiting()) deliverForm(engine)
  try {
    meanings = await askedByForms(engine)
    for (const box of document.querySelectorAll(`[${FORM}]`)) {
      const fault = formFault(box, Object.keys(meanings))
      if (fault) complain(box, fault)
    }
  } catch (error) {
    engine.fail('chunk_failed', error)
  }
}

/** The purposes that forms ask for, each with its meaning; '' where no digest can be had. */
async function askedByForms({ loadPolicy }: Engine): Promise<Record<Id, string>> {
  const policy = await loadPolicy()
  const asked = policy.purposes.filter((purpose) => purpose.asked)
  const entries = asked.map(async (purpose) => [
    purpose.id,
    crypto.subtle ? await hashMeaning(purpose, policy) : '',
  ])
  return Object.fromEntries(await Promise.all(entries))
}

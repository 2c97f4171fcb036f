import type { Id } from '@kvitto/core'
import { hashMeaning } from '@kvitto/receipt/form'
import type { Engine } from '../engine.ts'
import { watchInput } from '../watch-input.ts'
import { formFault, isCheckbox } from './form-fault.ts'
import { FIELD, FORM } from './form-names.ts'
import type { Said } from './say-in-form.ts'
import { deliverForm, formEvents, sayInForm } from './say-in-form.ts'
import { shownBy } from './shown-by.ts'
import { watchTicks } from './watch-ticks.ts'

const followed = new WeakSet<Engine>()

/** A box that was ticked when its form was to be sent. */
interface Consent {
  box: HTMLInputElement
  /** A person's click. */
  tick: Event
  said: Said
  /** Once the form's data was taken. */
  receiptId?: string
}

/**
 * From now on a form that a person sends with one of our boxes ticked makes a receipt of that, when its data is taken:
 * one that the page's own script refuses makes none. The form goes on as if nothing had been: with the receipt's id,
 * and without a moment's delay. Of what is typed in it nothing is read.
 */
export async function followForms(engine: Engine): Promise<void> {
  if (followed.has(engine)) return
  followed.add(engine)
  const isTouched = watchInput()
  const tickOf = watchTicks()
  const complained = new WeakSet<Element>()
  const pressed = new WeakMap<EventTarget, { submit: Event; consents: Consent[] }>()
  let meanings: Record<Id, string> = {}

  const complain = (box: Element, fault: string) => {
    if (complained.has(box)) return
    complained.add(box)
    // Whoever builds the page must see it.
    console.error(`kvitto: form_refused: ${fault}`)
    engine.fail('form_refused', fault)
  }
  /** Undefined where this box is no consent. */
  const consentOf = (box: Element, submit: Event): Consent | undefined => {
    const isGiven = isCheckbox(box) && box.checked
    const tick = isGiven && submit.isTrusted && isTouched() && tickOf(box)
    const fault =
      formFault(box, Object.keys(meanings)) ??
      (isGiven && !tick && 'expected a tick made by a person, found one made otherwise')
    if (fault) complain(box, fault)
    const id = box.getAttribute(FORM)?.trim()
    if (fault || !tick || !id) return undefined
    const said: Said = {
      id,
      decision: 'given',
      meaning: meanings[id],
      method: 'form',
      layer: null,
      gesture: { trusted: true, visibleMs: 0 },
      shownText: shownBy(box),
      language: engine.locale,
    }
    return { box, tick, said }
  }

  // Before the page's own listeners, which may read the form at once, or send it by themselves.
  addEventListener(
    'submit',
    (submit) => {
      const form = submit.target
      if (!form) return
      try {
        const last = pressed.get(form)
        // A script that stopped the last one may have looked only to check it: the same tick gives one receipt.
        const made = last?.submit.defaultPrevented ? last.consents : []
        const own = [...document.querySelectorAll(`[${FORM}]`)].filter(
          (box) => (box as { form?: unknown }).form === form,
        )
        const consents = own
          .flatMap((box) => consentOf(box, submit) ?? [])
          .map((now) => made.find(({ tick, receiptId }) => receiptId && tick === now.tick) ?? now)
        pressed.set(form, { submit, consents })
      } catch (error) {
        engine.fail('unexpected', error)
      }
    },
    true,
  )
  // The browser takes the data of a form that it sends, or a script does that sends it.
  addEventListener('formdata', ({ target, formData }) => {
    try {
      const all = (target && pressed.get(target)?.consents) ?? []
      const consents = all.filter(({ box, tick }) => box.checked && tickOf(box) === tick)
      const isNew = consents.some(({ receiptId }) => !receiptId)
      for (const consent of consents) {
        consent.receiptId ??= sayInForm(engine, consent.said).receiptId
        formData.append(FIELD, consent.receiptId)
      }
      if (isNew) deliverForm(engine)
    } catch (error) {
      engine.fail('unexpected', error)
    }
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

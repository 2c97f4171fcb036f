import type { FormGrants } from '@kvitto/banner'
import { EMPTY, readFormStore, standingForms } from '@kvitto/receipt/form'
import type { Engine } from '../engine.ts'
import { deliverForm, formEvents, sayInForm } from './say-in-form.ts'

/** What forms gave in this browser and still stands, and the way to withdraw it. */
export async function formGrants(engine: Engine): Promise<FormGrants> {
  const { history } = (await (await readFormStore()).read('ledger')) ?? EMPTY
  const given = new Set(standingForms(history))
  for (const { decisions } of formEvents().read()) {
    for (const [id, decision] of Object.entries(decisions)) {
      if (decision === 'given') given.add(id)
      else given.delete(id)
    }
  }
  return {
    given: [...given],
    withdraw(id, { trusted, visibleMs, ...shown }) {
      sayInForm(engine, {
        id,
        decision: 'refused',
        meaning: undefined,
        method: 'withdraw',
        layer: 2,
        gesture: { trusted, visibleMs },
        ...shown,
      })
      deliverForm(engine)
    },
  }
}

/** Ends all of it: this device is to know nothing any more. */
export async function resetForms(engine: Engine): Promise<void> {
  const { given, withdraw } = await formGrants(engine)
  const said = { trusted: false, visibleMs: 0, shownText: null, language: engine.locale }
  for (const id of given) withdraw(id, said)
}

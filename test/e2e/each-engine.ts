import { afterAll, beforeAll, describe } from 'vitest'
import { chosenEngines } from '../engines/chosen-engines.ts'
import type { ColorScheme, EngineBrowser, EngineName, Visitor } from '../engines/engine.ts'
import { openEngine } from '../engines/open-engine.ts'

export interface OpenEngine {
  name: EngineName
  newVisitor(): Promise<Visitor>
}

type Promises = (engine: OpenEngine) => void

/** Describes the same promises in every engine chosen, each with one browser for all of them. */
export function eachEngine(promises: Promises): void {
  inEngines(chosenEngines(), promises)
}

/**
 * For promises that hang on our code more than on an engine's: a short run keeps them in the first engine chosen,
 * `npm run browsers` in every one.
 */
export function eachEngineInFull(promises: Promises, colorScheme?: ColorScheme): void {
  const engines = chosenEngines()
  inEngines(process.env.KVITTO_SHORT ? engines.slice(0, 1) : engines, promises, colorScheme)
}

function inEngines(engines: EngineName[], promises: Promises, colorScheme?: ColorScheme): void {
  describe.each(engines)('%s', (name) => {
    let browser: EngineBrowser
    beforeAll(async () => {
      browser = await openEngine(name, colorScheme)
    })
    afterAll(() => browser?.close())
    promises({ name, newVisitor: () => browser.newVisitor() })
  })
}

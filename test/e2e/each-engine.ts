import { afterAll, beforeAll, describe } from 'vitest'
import { chosenEngines } from '../engines/chosen-engines.ts'
import type { ColorScheme, EngineBrowser, EngineName, Visitor } from '../engines/engine.ts'
import { openEngine } from '../engines/open-engine.ts'

export interface OpenEngine {
  name: EngineName
  newVisitor(): Promise<Visitor>
}

/** Describes the same promises in every engine chosen, each with one browser for all of them. */
export function eachEngine(
  promises: (engine: OpenEngine) => void,
  colorScheme: ColorScheme = 'light',
): void {
  describe.each(chosenEngines())('%s', (name) => {
    let browser: EngineBrowser
    beforeAll(async () => {
      browser = await openEngine(name, colorScheme)
    })
    afterAll(() => browser?.close())
    promises({ name, newVisitor: () => browser.newVisitor() })
  })
}

import { readFile } from 'node:fs/promises'
import type { Frame, Page } from 'playwright-core'
import { AUTOCONSENT } from './patterns.ts'

/** Of `lib/messages.ts`, what is read here. */
export interface Said {
  type: string
  cmp?: string
  result?: boolean
  id?: string
  code?: string
  state?: { findCmpAttempts: number }
}

/** As its extension asks for, but that it looks for words where none of its rules knows a page. */
const CONFIG = {
  enabled: true,
  autoAction: 'optOut',
  disabledCmps: [],
  enablePrehide: false,
  detectRetries: 20,
  enableCosmeticRules: true,
  heuristicMode: 'reject',
}

/** Runs autoconsent, with every rule it has, on what this page opens next. Fills what it returns. */
export async function runAutoconsent(page: Page): Promise<Said[]> {
  const [script, rules] = await Promise.all(
    ['dist/autoconsent.playwright.js', 'rules/rules.json'].map((path) =>
      readFile(new URL(path, AUTOCONSENT), 'utf8'),
    ),
  )
  const said: Said[] = []
  await page.exposeBinding('autoconsentSendMessage', async ({ frame }, message: Said) => {
    said.push(message)
    const { type, id, code = '' } = message
    if (type === 'init') {
      await tell(frame, { type: 'initResp', config: CONFIG, rules: JSON.parse(rules ?? '') })
    } else if (type === 'eval') {
      await tell(frame, { type: 'evalResp', id, result: await frame.evaluate(code) })
    } else if (type === 'autoconsentDone') await tell(frame, { type: 'selfTest' })
  })
  await page.addInitScript({ content: script ?? '' })
  return said
}

async function tell(frame: Frame, message: object): Promise<void> {
  await frame.evaluate((each) => Reflect.get(window, 'autoconsentReceiveMessage')(each), message)
}

import vm from 'node:vm'
import type { ConsentState, Mark, Slice, SliceService } from '@kvitto/core'
import { consentStatus, isWithin } from '@kvitto/core'
import { Window } from 'happy-dom'
import { build } from 'rolldown'
import { adapterScripts } from '../build/adapter-scripts.ts'
import type { Engine } from './engine.ts'

/** For tests: the texts of `adapters.js` and `adapter-<name>.js`, as the production build makes them. */
export async function buildAdapters(): Promise<Map<string, string>> {
  const outputs = await build(adapterScripts().map((each) => ({ ...each, write: false })))
  const files = outputs.flatMap(({ output }) => output)
  return new Map(
    files.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])),
  )
}

export interface PageOptions {
  scripts: Map<string, string>
  services: SliceService[]
  /** Decided on an earlier page. */
  marks?: Record<string, Mark>
  /** What the page's own snippets do, after the loader and before anything is released. */
  snippet?: string
  /** What stands in the page before ours. */
  before?: (window: Window) => void
  /** Adapters that the policy names and the page was not given. */
  missing?: string[]
}

/** For tests: a page view with the built adapters, and a person who decides. */
export function openAdapterPage({
  scripts,
  services,
  marks = {},
  snippet = '',
  before = () => {},
  missing = [],
}: PageOptions) {
  const window = new Window({ url: 'https://shop.example/' })
  vm.createContext(window)
  const errors: string[] = []
  const order: string[] = []
  let state = stateOf(marks)
  const slice: Slice = {
    site: 'demo',
    policyVersion: 'P'.repeat(43),
    meanings: Object.fromEntries(PURPOSES.map((id) => [id, id.padEnd(43, '-')])),
    services,
    open: ['essential'],
    essential: [],
    expiresAfter: 'P6M',
    reopen: { en: 'Privacy choices' },
    build: 'npm:kvitto@0.1.0',
  }
  const context = () => ({ slice, state, gpc: false, now: Date.now() })
  const status = (id: string) => consentStatus(id, context())
  const isOpen = (id: string) => status(id) === 'given'
  const isOnPath = (id: string) =>
    isWithin(services.find((each) => each.id === id)?.paths ?? {}, window.location.pathname)
  const engine = {
    slice,
    context,
    status,
    isOpen,
    permits: (id: string, _isStoring?: boolean) => isOpen(id) && isOnPath(id),
    gate: { update: () => page.onGate() },
    fail: (code: string, error: unknown) => errors.push(`${code} ${error}`),
  } satisfies Partial<Record<keyof Engine, unknown>>

  const names = [...new Set(services.flatMap(({ adapter }) => adapter?.name ?? []))]
  const code = ['adapters', ...names.map((name) => `adapter-${name}`)].map((name) =>
    scripts.get(`${name}.js`),
  )
  const list = names
    .filter((name) => !missing.includes(name))
    .map((name) => `${name}:${name}.${name}`)
  /** As a script of the page: in its global scope. */
  const run = (text: string): unknown => vm.runInContext(text, window)
  const start = run(`(() => {${code.join('\n')};return adapters.runAdapters({${list}})})()`) as (
    page: typeof engine,
  ) => void
  before(window)
  start(engine)
  const page = {
    window,
    errors,
    order,
    permits: (id: string, isStoring?: boolean) => engine.permits(id, isStoring),
    run,
    onGate: (): unknown => order.push('gate'),
    /** In the click's own step, as the acting part does it. */
    decide(next: Record<string, Mark>) {
      state = stateOf(next)
      engine.gate.update()
    },
    /** Where the gate acts again without a decision: navigation within the page. */
    go(to = '') {
      if (to) window.happyDOM.setURL(`https://shop.example${to}`)
      engine.gate.update()
    },
  }
  run(snippet)
  engine.gate.update()
  return page
}

const PURPOSES = ['functional', 'analytics', 'marketing']

/** Marks of purposes, and of services: whatever is no purpose. */
function stateOf(marks: Record<string, Mark>): ConsentState | undefined {
  if (Object.keys(marks).length === 0) return undefined
  const entries = Object.entries(marks)
  return {
    policyVersion: 'P'.repeat(43),
    decidedAt: 0,
    expiresAt: Number.MAX_SAFE_INTEGER,
    receipt: '-',
    isPending: false,
    purposes: Object.fromEntries(
      entries
        .filter(([id]) => PURPOSES.includes(id))
        .map(([id, mark]) => [id, { mark, meaning: id.padEnd(8, '-').slice(0, 8) }]),
    ),
    services: Object.fromEntries(entries.filter(([id]) => !PURPOSES.includes(id))),
  }
}

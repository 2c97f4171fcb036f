import { afterEach, beforeEach } from 'vitest'
import type { EnginePage, Visitor } from '../engines/engine.ts'
import type { OpenEngine } from './each-engine.ts'

/** A new visitor with a page for every test of the suite, gone after it: what is returned is always the present test's. */
export function visitEach({ newVisitor }: Pick<OpenEngine, 'newVisitor'>): {
  visitor: Visitor
  page: EnginePage
} {
  let present: { visitor?: Visitor; page?: EnginePage } = {}
  beforeEach(async () => {
    present = {}
    present.visitor = await newVisitor()
    present.page = await present.visitor.newPage()
  })
  afterEach(() => present.visitor?.close())
  return { visitor: asNow(() => present.visitor), page: asNow(() => present.page) }
}

/** Has the methods of what `now` tells at their call. */
function asNow<T extends object>(now: () => T | undefined): T {
  const none = {} as T
  return new Proxy(none, { get: (_, name) => Reflect.get(now() ?? none, name) })
}

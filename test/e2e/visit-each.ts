import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { EnginePage, Visitor } from '../engines/engine.ts'
import type { OpenEngine } from './each-engine.ts'

interface Visiting {
  visitor: Visitor
  page: EnginePage
}

/** A new visitor with a page for every test of the suite, gone after it: what is returned is always the present test's. */
export function visitEach(engine: Pick<OpenEngine, 'newVisitor'>): Visiting {
  return visiting(engine, { before: beforeEach, after: afterEach })
}

/** One visitor with one page for all tests of the suite. */
export function visitOnce(engine: Pick<OpenEngine, 'newVisitor'>): Visiting {
  return visiting(engine, { before: beforeAll, after: afterAll })
}

function visiting(
  { newVisitor }: Pick<OpenEngine, 'newVisitor'>,
  { before, after }: Record<'before' | 'after', (run: () => Promise<void>) => void>,
): Visiting {
  let present: Partial<Visiting> = {}
  before(async () => {
    present = {}
    present.visitor = await newVisitor()
    present.page = await present.visitor.newPage()
  })
  after(async () => present.visitor?.close())
  return { visitor: asNow(() => present.visitor), page: asNow(() => present.page) }
}

/** Has the methods of what `now` tells at their call. */
function asNow<T extends object>(now: () => T | undefined): T {
  const none = {} as T
  return new Proxy(none, { get: (_, name) => Reflect.get(now() ?? none, name) })
}

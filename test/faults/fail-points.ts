/*
 * Loaded into a collector before its own code (`node --import`), never by it. Once the process is told
 * to by SIGUSR2, it ends itself with SIGKILL where it next comes to the step that KVITTO_FAIL_POINT
 * names. A step is a statement's beginning, or one of those that are named below.
 */
import crypto from 'node:crypto'
import { ServerResponse } from 'node:http'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { setImmediate } from 'node:timers'

const wanted = process.env.KVITTO_FAIL_POINT ?? ''
let isArmed = false
process.on('SIGUSR2', () => {
  isArmed = true
})

function step(name: string): void {
  if (isArmed && name.startsWith(wanted)) process.kill(process.pid, 'SIGKILL')
}

/** A method that comes to steps: before it runs, and once it has returned. */
// biome-ignore lint/suspicious/noExplicitAny: whatever it is, it is passed on
function around(holder: any, method: string, steps: { before?: Step; after?: Step }): void {
  const original = holder[method]
  holder[method] = function (this: unknown, ...args: unknown[]) {
    step(steps.before?.(args) ?? '-')
    const result = original.apply(this, args)
    step(steps.after?.(args) ?? '-')
    return result
  }
}

type Step = (args: unknown[]) => string

const require = createRequire(import.meta.resolve('@kvitto/collector'))
const sqlOf = ([query]: unknown[]) => String(Object(query).text ?? query).trimStart()

/* SQLite: synchronous, so a transaction's function ends just before its commit. */
const Database = require('better-sqlite3')
const { prepare, transaction } = Database.prototype
Database.prototype.prepare = function (sql: string) {
  const statement = prepare.call(this, sql)
  for (const method of ['run', 'get', 'all'])
    around(statement, method, { before: () => sql.trim() })
  return statement
}
Database.prototype.transaction = function (run: (...args: unknown[]) => unknown) {
  const inside = (...args: unknown[]) => {
    step('begun')
    const result = run(...args)
    step('before commit')
    return result
  }
  const made = transaction.call(this, inside)
  const immediate = (...args: unknown[]) => made.immediate(...args)
  const wrapped = { immediate }
  around(wrapped, 'immediate', { before: () => 'before begin', after: () => 'after commit' })
  return Object.assign((...args: unknown[]) => made(...args), wrapped)
}

/* PostgreSQL: what is sent is with the kernel once `query` has returned, its answer comes later. */
const { Client } = require('pg')
around(Client.prototype, 'query', { before: (args) => `before ${sqlOf(args)}` })
around(Client.prototype, 'query', { after: (args) => `sent ${sqlOf(args)}` })

around(crypto, 'sign', { before: () => 'before sign', after: () => 'after sign' })
around(ServerResponse.prototype, 'writeHead', { before: () => 'before reply' })
around(ServerResponse.prototype, 'end', {
  after: () => {
    setImmediate(() => step('after reply'))
    return 'reply'
  },
})
syncBuiltinESMExports()

import { inject } from 'vitest'
import { newDatabase } from '../postgres/connect-to.ts'
import { describeLogLife } from './describe-log-life.ts'

let databases = 0

/** Where rows are sent, and where all is durable and not answered; `npm run faults` has every step. */
describeLogLife('postgres: a log that is closed and pruned', {
  closing: ['sent insert into closed_log', 'before reply'],
  durable: ['before reply'],
  pruning: ['sent delete from receipt', 'before delete from erased'],
  open: () => newDatabase(inject('postgresUrl'), `log_life_${databases++}`),
})

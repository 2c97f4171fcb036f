import { inject } from 'vitest'
import { newDatabase } from '../../postgres/connect-to.ts'
import { describeLogLife } from '../describe-log-life.ts'

let databases = 0

describeLogLife('postgres: a log that is closed and pruned, at every step', {
  closing: [
    'sent begin',
    'after sign',
    'sent insert into log_record',
    'sent insert into closed_log',
    'before commit',
    'before reply',
    'after reply',
  ],
  durable: ['before reply', 'after reply'],
  pruning: [
    'sent with _entry',
    'sent delete from receipt',
    'sent with no_decided',
    'before delete from erased',
    'before reply',
    'after reply',
  ],
  open: () => newDatabase(inject('postgresUrl'), `log_life_long_${databases++}`),
})

import { describeLogLife } from './describe-log-life.ts'

describeLogLife('sqlite: a log that is closed and pruned', {
  closing: ['insert into log_record', 'insert into closed_log', 'before commit', 'after commit'],
  durable: ['after commit'],
  pruning: ['insert into log_record', 'delete from receipt', 'delete from erased', 'before reply'],
  open: async () => undefined,
})

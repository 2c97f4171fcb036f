import { inject } from 'vitest'
import { newDatabase } from '../postgres/connect-to.ts'
import { describeAccessLog } from './describe-access-log.ts'

describeAccessLog('postgres', () => newDatabase(inject('postgresUrl'), 'access_log'))

import { describeAccessLog } from './describe-access-log.ts'

describeAccessLog('sqlite', async () => undefined)

export type { Published } from '@kvitto/core'
export type { KvittoServer, KvittoServerOptions } from './server/create-kvitto-server.ts'
export { createKvittoServer } from './server/create-kvitto-server.ts'
export type { ReportCount } from './server/create-reports.ts'

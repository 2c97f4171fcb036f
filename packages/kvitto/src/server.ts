export type { Published } from '@kvitto/core'
export type { PublishedJson } from './published-json.ts'
export type {
  HostAcknowledgement,
  HostClient,
  HostClientOptions,
  HostConfirmation,
  HostConsent,
  HostObjection,
} from './server/create-host-client.ts'
export { createHostClient, makeReceiptId } from './server/create-host-client.ts'
export type { KvittoServer, KvittoServerOptions } from './server/create-kvitto-server.ts'
export { createKvittoServer } from './server/create-kvitto-server.ts'
export type { ReportCount } from './server/create-reports.ts'
export type { HostErrorCode } from './server/host-error.ts'
export { HostError } from './server/host-error.ts'

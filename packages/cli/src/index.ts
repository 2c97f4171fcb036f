export type {
  AdminClient,
  AdminOptions,
  PolicyInForce,
  PublishedPolicy,
  Snippets,
  SnippetsInForce,
  TokenRow,
  TokenScope,
} from './admin-client.ts'
export { createAdminClient } from './admin-client.ts'
export type { CliErrorCode } from './cli-error.ts'
export { CliError } from './cli-error.ts'
export { verifyLogs } from './logs/verify-logs.ts'

import type { FsckReport } from './fsck.ts'

/** Names of the checks that failed: of one site or access log, or of all. */
export function failedIn({ checks }: FsckReport, wanted?: string): string[] {
  return checks
    .filter(({ site, status }) => status === 'failed' && (wanted ?? site) === site)
    .map(({ name }) => name)
}

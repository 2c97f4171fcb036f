import type { HostSecrets } from '../host-secrets.ts'

/** The subject that a site's own name for somebody stands for; without the site's secrets nobody can tell. */
export function subjectOf({ keyed }: HostSecrets, reference: string): string {
  return `h_${keyed(reference).toString('base64url')}`
}

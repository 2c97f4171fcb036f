import type { WrappedKey } from '../bodies/body-cipher.ts'

/** As both databases keep it. */
export type BodyKeyRow = {
  site: string
  id: string
  subject: string
  wrapped_by: string
  wrapped: Buffer
}

export function toWrappedKey({ wrapped_by, ...row }: BodyKeyRow): WrappedKey {
  return { ...row, wrappedBy: wrapped_by }
}

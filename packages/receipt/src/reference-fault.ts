export interface ReferenceFault {
  code: 'reference_is_email' | 'reference_malformed'
  message: string
}

/**
 * Why a site's own name for a person or an organisation cannot be taken; undefined where it can. Never
 * repeats it. What may look like an e-mail address is refused: a name of that kind identifies a person
 * wherever it turns up.
 */
export function referenceFault(reference: string): ReferenceFault | undefined {
  if (/@|＠|%40/.test(reference)) {
    const message =
      'expected an opaque reference, found one with @: an e-mail address names a person to anyone. ' +
      'Send your own number for them, or a keyed hash'
    return { code: 'reference_is_email', message }
  }
  // No space: what is hashed with a space under the same key is something else.
  if (!/^[!-~]{1,200}$/.test(reference)) {
    const message = 'expected 1 to 200 printable ASCII characters without spaces, found others'
    return { code: 'reference_malformed', message }
  }
  return undefined
}

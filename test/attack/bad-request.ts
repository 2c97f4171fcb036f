/** What is sent: anything that HTTP can carry. */
export interface BadRequest {
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer | undefined
}

/** Of the site that is attacked. */
export const RECEIPTS = '/v1/sites/faults/receipts'

export function post(body: string | Buffer, path = RECEIPTS): BadRequest {
  return { method: 'POST', path, headers: {}, body: Buffer.from(body) }
}

export function get(path: string, headers: Record<string, string> = {}): BadRequest {
  return { method: 'GET', path, headers, body: undefined }
}

/** Of Node's answer what is used here. */
export interface NodeResponse {
  statusCode: number
  getHeaders(): Record<string, number | string | string[] | undefined>
  setHeader(name: string, value: number | string | string[]): unknown
  removeHeader(name: string): void
  writeHead(status: number, ...rest: unknown[]): unknown
  end(): unknown
}

/** Lets `change` see and change the headers of an answer right before they are sent. */
export function onHead(
  response: NodeResponse,
  change: (status: number, headers: Headers) => void,
): void {
  const { writeHead } = response
  const write = (status: number, rest: unknown[]) => {
    const isText = typeof rest[0] === 'string'
    // As Node reads it: the message before the headers may be left open.
    const given = isText ? rest[1] : (rest[1] ?? rest[0])
    for (const [name, value] of pairsOf(given)) response.setHeader(name, value)
    const headers = headersOf(response)
    change(status, headers)
    writeHeaders(response, headers)
    return writeHead.apply(response, isText ? [status, rest[0]] : [status])
  }
  const changed: NodeResponse['writeHead'] = (status, ...rest) => {
    response.writeHead = writeHead
    try {
      return write(status, rest)
    } catch (error) {
      // Nothing was sent: the page that tells of the error comes next.
      response.writeHead = changed
      throw error
    }
  }
  response.writeHead = changed
}

/** Sets what is new, removes what is gone, and leaves the rest as it was written. */
export function writeHeaders(response: NodeResponse, headers: Headers): void {
  const before = headersOf(response)
  for (const name of before.keys()) if (!headers.has(name)) response.removeHeader(name)
  const cookies = headers.getSetCookie()
  if (cookies.join('\n') !== before.getSetCookie().join('\n')) {
    response.setHeader('Set-Cookie', cookies)
  }
  for (const [name, value] of headers) {
    if (name !== 'set-cookie' && value !== before.get(name)) response.setHeader(name, value)
  }
}

function headersOf(response: NodeResponse): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(response.getHeaders())) {
    // http2 lists its own fields among the headers.
    if (name.startsWith(':') || value === undefined) continue
    for (const each of [value].flat()) headers.append(name, String(each))
  }
  return headers
}

/** `writeHead` takes an object, a list of pairs, or a flat list. */
function pairsOf(given: unknown): [string, string | string[]][] {
  if (typeof given !== 'object' || given === null) return []
  if (!Array.isArray(given)) return Object.entries(given)
  if (Array.isArray(given[0])) return joined(given)
  return joined(given.flatMap((name, index) => (index % 2 ? [] : [[name, given[index + 1]]])))
}

/** A list may name a header more than once, in whatever case. */
function joined(pairs: [string, string][]): [string, string[] | string][] {
  const key = (name: string) => name.toLowerCase()
  const first = pairs.filter(
    ([name], index) => pairs.findIndex(([each]) => key(each) === key(name)) === index,
  )
  return first.map(([name]) => {
    const values = pairs.filter(([each]) => key(each) === key(name)).map(([, value]) => value)
    return [name, values.length > 1 ? values : (values[0] as string)]
  })
}

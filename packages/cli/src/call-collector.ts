import { type Answer, readAnswer } from './answer.ts'
import { CliError } from './cli-error.ts'

export interface Call {
  /** Base URL, e.g. `http://localhost:8787`. */
  collector: string
  method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  path: string
  token?: string
  body?: unknown
}

export interface CollectorAnswer {
  status: number
  bytes: Uint8Array
  /** The same, as UTF-8. */
  text: string
  /** Throws `answer_malformed` when the body is no JSON object. */
  json(): Answer
}

/** One request; throws `collector_unreachable`, or `collector_refused` with the collector's code. */
export async function callCollector(call: Call): Promise<CollectorAnswer> {
  const response = await send(call)
  const leadsTo = response.headers.get('location')
  if (leadsTo && response.status >= 300 && response.status < 400) {
    throw unreachable(call, `found that it leads to ${leadsTo}`)
  }
  const bytes = await readBody(call, response)
  const text = new TextDecoder().decode(bytes)
  const json = () => readAnswer(parse(text, response))
  if (!response.ok) throw refusal(response, json())
  return { status: response.status, bytes, text, json }
}

async function send(call: Call): Promise<Response> {
  const { method, path, token, body } = call
  const headers = new Headers()
  if (token) headers.set('Authorization', `Bearer ${token}`)
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  try {
    return await fetch(baseOf(call) + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // A token must not follow a redirect to another host.
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    })
  } catch (cause) {
    throw unreachable(call, 'found none', { cause })
  }
}

function baseOf({ collector }: Call): string {
  return collector.endsWith('/') ? collector.slice(0, -1) : collector
}

function unreachable(call: Call, found: string, options?: ErrorOptions): CliError {
  const message = `expected a collector at ${baseOf(call)}, ${found}`
  return new CliError('collector_unreachable', message, options)
}

async function readBody({ collector }: Call, response: Response): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer())
  } catch (cause) {
    const message = `expected a whole answer from ${collector}, found it cut off`
    throw new CliError('collector_unreachable', message, { cause })
  }
}

function parse(text: string, { status }: Response): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CliError(
      'answer_malformed',
      `expected JSON from the collector, found another body with status ${status}`,
      { cause },
    )
  }
}

function refusal({ status }: Response, body: Answer): CliError {
  const error = body.object('error')
  const code = error.text('code')
  return new CliError('collector_refused', `${code} (${status}): ${error.text('message')}`, {
    refusal: code,
  })
}

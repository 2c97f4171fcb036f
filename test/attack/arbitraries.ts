import { canonicalize } from '@kvitto/receipt'
import fc from 'fast-check'
import { header, payload, signed, signedBody, wrap } from './bad-receipts.ts'
import { type BadRequest, get, post, RECEIPTS } from './bad-request.ts'

const text = fc.string({ unit: 'binary', maxLength: 200 })
const json = fc.oneof(fc.jsonValue({ maxDepth: 5 }), text, fc.double(), fc.bigInt().map(String))
const member = fc.constantFrom(...Object.keys(payload))

/** A payload with some members replaced by anything, or with more. */
const oddPayload = fc
  .dictionary(fc.oneof({ weight: 4, arbitrary: member }, { weight: 1, arbitrary: text }), json, {
    minKeys: 1,
    maxKeys: 4,
  })
  .map((changes) => asJson({ ...payload, ...changes }))

/** A text that lost, doubled or changed something somewhere. */
function damaged(whole: string): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.nat(whole.length),
      fc.nat(40),
      fc.oneof(text, fc.constantFrom('"', '{', '\\u0000', ',')),
    )
    .map(([at, length, instead]) => whole.slice(0, at) + instead + whole.slice(at + length))
}

const deep = fc
  .tuple(fc.nat(5000), fc.constantFrom(['[', ']'], ['{"a":', '}'], ['[{"a":', '}]']))
  .map(([depth, [open = '', close = '']]) => `${open.repeat(depth)}0${close.repeat(depth)}`)

/** Another character somewhere in the signature. */
const forged = fc.nat(80).map((at) => {
  const start = signedBody.lastIndexOf('.') + 1
  const other = signedBody[start + at] === 'A' ? 'B' : 'A'
  return signedBody.slice(0, start + at) + other + signedBody.slice(start + at + 1)
})

const body = fc.oneof(
  text,
  json.map(asJson),
  deep,
  damaged(signedBody),
  forged,
  oddPayload.map((odd) => signed(odd)),
  damaged(canonicalize(payload)).map((odd) => signed(odd)),
  deep.map((odd) => signed(odd)),
  damaged(header()).map((odd) => signed(canonicalize(payload), odd)),
  fc.array(text, { maxLength: 5 }).map((parts) => wrap(parts.join('.'))),
  oddPayload.map((odd) => `{"unsigned":${odd}}`),
  fc.nat(40_000).map((length) => 'a'.repeat(length)),
)
const bytes = fc.oneof(
  { weight: 9, arbitrary: body.map((odd) => Buffer.from(odd)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((odd) => Buffer.from(odd)) },
)

const site = fc.oneof(fc.constant('faults'), text.map(encode))
const below = fc.constantFrom(
  'receipts',
  'policy',
  'snippets',
  'policies/x',
  'host/receipts',
  'erasures',
  'log/checkpoint',
  'log/key',
  'log/tile/0/000',
  'log/tile/entries/000',
)
const path = fc.oneof(
  fc.tuple(site, below).map(([id, rest]) => `/v1/sites/${id}/${rest}`),
  fc.tuple(site, text.map(encode)).map(([id, rest]) => `/v1/sites/${id}/log/tile/${rest}`),
  fc.tuple(site, text.map(encode)).map(([id, rest]) => `/s/${id}/${rest}`),
  fc.tuple(text.map(encode), text.map(encode)).map(([id, rest]) => `/builds/${id}/${rest}`),
  text.map((token) => `/w/${encode(token)}`),
  fc.tuple(site, text).map(([id, q]) => `/admin/v1/sites/${id}/receipts?${encode(q)}`),
  fc.array(text.map(encode), { maxLength: 6 }).map((parts) => `/${parts.join('/')}`),
)

const headers = fc.dictionary(
  fc.constantFrom(
    'Origin',
    'Authorization',
    'Content-Type',
    'X-Forwarded-For',
    'Cookie',
    'User-Agent',
    'Accept-Language',
    'If-None-Match',
  ),
  // What else there is never leaves a client.
  text.map((value) => value.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?')),
  { maxKeys: 3 },
)

/** One request; mostly what a receipt's endpoint gets, signed as often as not. */
export const badRequest: fc.Arbitrary<BadRequest> = fc.oneof(
  { weight: 7, arbitrary: bytes.map((odd) => post(odd)) },
  {
    weight: 1,
    arbitrary: fc.tuple(headers, bytes, path).map(([odd, content, to]) => ({
      ...post(content, to.startsWith('/w/') ? RECEIPTS : to),
      headers: odd,
    })),
  },
  { weight: 2, arbitrary: fc.tuple(path, headers).map(([to, odd]) => get(to, odd)) },
)

function encode(odd: string): string {
  // Half of them well formed, the rest as they come.
  return odd.length % 2 === 0
    ? encodeURIComponent(odd.replace(/\p{Surrogate}/gu, '?'))
    : odd.replace(/[^\x21-\x7e]/g, '%')
}

function asJson(value: unknown): string {
  return JSON.stringify(value)
}

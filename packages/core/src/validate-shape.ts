import * as z from 'zod'
import type { Policy } from './policy.ts'
import * as format from './validate-format.ts'
import { describeValue, memberPath, type PolicyIssue } from './validate-json.ts'

const { Id, Time, Text, Label, Url, Origin, Host, Path, Duration, Lifetime } = format
const Localized = z.record(format.Locale, z.string().min(1).max(2_000))

const Contact = z.strictObject({ name: Text, contact: Text, url: Url.exactOptional() })

const Purpose = z.strictObject({
  id: Id,
  category: Id,
  asked: z.literal('form').exactOptional(),
  title: Localized,
  description: Localized,
  legalBasis: z.enum([
    'consent',
    'strictly-necessary',
    'legitimate-interest',
    'contract',
    'legal-obligation',
  ]),
  reason: Localized.exactOptional(),
  dataTypes: z.array(Id).max(50),
  saleOrSharing: z.boolean(),
  dpv: format.DpvTerm.exactOptional(),
})

const Service = z.strictObject({
  id: Id,
  name: Text.exactOptional(),
  recipientCategory: Localized.exactOptional(),
  role: z.enum(['processor', 'joint', 'independent']),
  provider: Text,
  country: format.Country,
  transfer: Text.nullable(),
  retention: Duration,
  purposes: z.array(Id).min(1).max(50),
  hosts: z.array(Host).max(100),
  cookies: z
    .array(
      z.strictObject({
        name: format.CookieName,
        lifetime: Lifetime,
        thirdParty: z.boolean().exactOptional(),
      }),
    )
    .max(100),
  storage: z
    .array(
      z.strictObject({
        kind: z.enum(['localStorage', 'sessionStorage', 'indexedDB', 'cache']),
        name: format.StorageName,
        lifetime: Lifetime,
      }),
    )
    .max(100),
  paths: z
    .strictObject({
      include: z.array(Path).max(100).exactOptional(),
      exclude: z.array(Path).max(100).exactOptional(),
    })
    .exactOptional(),
  adapter: z
    .strictObject({
      name: Id,
      mode: z.enum(['basic', 'advanced']).exactOptional(),
      map: z.record(z.string().min(1).max(60), Id).exactOptional(),
    })
    .exactOptional(),
  url: Url.exactOptional(),
})

const PolicyShape = z.strictObject({
  site: Id,
  version: Label,
  effectiveAt: Time,
  origins: z.array(Origin).min(1).max(100),
  controller: z.strictObject({ name: Text, address: Text, contact: Text, url: Url }),
  dpo: Contact.exactOptional(),
  authority: Contact.exactOptional(),
  jurisdiction: format.Region,
  categories: z
    .array(z.strictObject({ id: Id, title: Localized, description: Localized }))
    .min(1)
    .max(50),
  purposes: z.array(Purpose).min(1).max(50),
  services: z.array(Service).max(500),
  texts: z.record(
    format.Locale,
    z.strictObject({
      title: Text,
      intro: z.string().min(1).max(2_000),
      accept: Label.exactOptional(),
      refuse: Label.exactOptional(),
      choose: Label.exactOptional(),
      ageNote: Text.exactOptional(),
      reopen: Label,
      dataTypes: z.record(Id, Text),
    }),
  ),
  behaviour: z.strictObject({
    expiresAfter: format.ExpiresAfter,
    onClose: z.enum(['later', 'refuse']),
    hostGrants: z.enum(['gesture', 'any']),
    proof: z.enum(['linked', 'unlinked']),
    regions: z.record(format.Region, z.enum(['opt-in', 'opt-out', 'none'])).exactOptional(),
    noReload: z.array(Path).max(100).exactOptional(),
    cookieDomain: format.Domain.exactOptional(),
    guard: z.enum(['services', 'third-parties', 'report', 'off']).exactOptional(),
    unlistedStorage: z.enum(['pass', 'hold']).exactOptional(),
    frames: z.boolean().exactOptional(),
  }),
  appearance: z
    .strictObject({
      layout: z.enum(['box', 'bar', 'modal']),
      corner: z.enum(['start', 'end']).exactOptional(),
      theme: z.enum(['kvitto', 'plain', 'auto']),
    })
    .exactOptional(),
  retention: z.strictObject({ records: format.RecordsRetention }),
}) satisfies z.ZodType<Policy>

/** Fields, types and formats; nothing that takes two fields to judge. */
export function validateShape(input: unknown): { policy?: Policy; issues: PolicyIssue[] } {
  const result = PolicyShape.safeParse(input, { reportInput: true })
  if (result.success) return { policy: result.data, issues: [] }
  return { issues: result.error.issues.flatMap((issue) => readIssue(issue, input)) }
}

function readIssue(issue: z.core.$ZodIssue, input: unknown): PolicyIssue[] {
  const path = issue.path.reduce<string>(memberPath, '')
  const value = valueAt(input, issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: memberPath(path, key),
      expected: 'no such field',
      found: describeValue(valueAt(value, [key])),
    }))
  }
  if (issue.code === 'invalid_key') {
    const expected = issue.issues.map(expectedOf).join(' and ')
    return [{ path, expected, found: describeValue(issue.path.at(-1)) }]
  }
  return [{ path, expected: expectedOf(issue), found: describeValue(value) }]
}

function expectedOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ')
    case 'too_small':
      return `at least ${issue.minimum} ${issue.origin === 'array' ? 'entry' : 'character'}`
    case 'too_big':
      return `at most ${issue.maximum} ${issue.origin === 'array' ? 'entries' : 'characters'}`
    default:
      // Formats carry what they expect as their message.
      return issue.message
  }
}

const KINDS: Record<string, string> = {
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (found, name) =>
      typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined,
    value,
  )
}

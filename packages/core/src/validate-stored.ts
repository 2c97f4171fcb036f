import type { CookiePattern, Policy, Service, StoragePattern } from './policy.ts'
import { isOptional } from './policy.ts'
import { describeValue, type PolicyIssue } from './validate-json.ts'

/** What Kvitto keeps on a device; publishing adds it to the table. */
const OWN = [
  'cookie kvitto',
  'localStorage kvitto',
  'indexedDB kvitto',
  'localStorage kvitto-ledger',
  'sessionStorage kvitto-report',
  'sessionStorage kvitto-post',
]
/** Only where the policy has a purpose that a form asks for. */
const FORMS = [
  'localStorage kvitto-form',
  'indexedDB kvitto-form',
  'localStorage kvitto-form-ledger',
]

/** A withdrawal deletes by pattern: none may reach what essential services or Kvitto keep. */
export function validateStored(policy: Policy): PolicyIssue[] {
  return [...ownService(policy), ...reservedNames(policy), ...deletions(policy)]
}

/** A service named `kvitto` is the one that publishing adds, or none. */
function ownService({ services, purposes }: Policy): PolicyIssue[] {
  const index = services.findIndex(({ id }) => id === 'kvitto')
  const service = services[index]
  if (!service) return []
  const essential = purposes.find((purpose) => !isOptional(purpose))
  const path = `services[${index}]`
  const issues: PolicyIssue[] = []
  if (!essential || service.purposes.join() !== essential.id) {
    const expected = 'the first strictly-necessary purpose alone'
    issues.push({
      path: `${path}.purposes`,
      expected,
      found: describeValue(service.purposes.join()),
    })
  }
  const kept = itemsOf(service).map(({ kind, name }) => `${kind} ${name}`)
  const own = purposes.some(({ asked }) => asked) ? [...OWN, ...FORMS] : OWN
  if (kept.toSorted().join() !== own.toSorted().join() || service.cookies[0]?.thirdParty) {
    const expected = `what publishing adds (${own.join(', ')})`
    issues.push({ path, expected, found: kept.join(', ') || 'nothing' })
  }
  return issues
}

function reservedNames({ services }: Policy): PolicyIssue[] {
  return services.flatMap((service, index) =>
    service.id === 'kvitto'
      ? []
      : itemsOf(service)
          .filter(({ name, isThirdParty }) => name.startsWith('kvitto') && !isThirdParty)
          .map(({ path, name }) => ({
            path: `services[${index}].${path}`,
            expected: 'a name that does not start with kvitto, which is reserved',
            found: describeValue(name),
          })),
  )
}

function deletions({ services, purposes }: Policy): PolicyIssue[] {
  const optional = new Set(purposes.filter(isOptional).map(({ id }) => id))
  const isAsked = (service: Service) => service.purposes.some((id) => optional.has(id))
  const kept = [
    ...services.filter((service) => !isAsked(service)).flatMap(itemsOf),
    ...OWN.map((text) => ({ kind: text.split(' ')[0], name: 'kvitto', isThirdParty: false })),
  ]
  return services.flatMap((service, index) => {
    if (!isAsked(service)) return []
    return itemsOf(service).flatMap(({ path, kind, name, isThirdParty }) => {
      // Another site's cookies are never deleted from this page.
      if (isThirdParty) return []
      const met = kept.find(
        (item) => item.kind === kind && !item.isThirdParty && overlaps(item.name, name),
      )
      // A reserved name has its own message.
      if (!met || name.startsWith('kvitto')) return []
      const expected = `a pattern that leaves the essential ${kind} ${met.name} alone`
      return [{ path: `services[${index}].${path}`, expected, found: describeValue(name) }]
    })
  })
}

interface Item {
  path: string
  kind: 'cookie' | StoragePattern['kind']
  name: string
  isThirdParty: boolean
}

function itemsOf({ cookies, storage }: Service): Item[] {
  return [
    ...cookies.map(({ name, thirdParty }: CookiePattern, index) => ({
      path: `cookies[${index}].name`,
      kind: 'cookie' as const,
      name,
      isThirdParty: thirdParty === true,
    })),
    ...storage.map(({ kind, name }, index) => ({
      path: `storage[${index}].name`,
      kind,
      name,
      isThirdParty: false,
    })),
  ]
}

/** Whether one name can fall under both; a trailing * stands for any rest. */
function overlaps(a: string, b: string): boolean {
  if (a.endsWith('*')) return covers(a, b) || (b.endsWith('*') && covers(b, a))
  return b.endsWith('*') ? covers(b, a) : a === b
}

function covers(prefix: string, name: string): boolean {
  return name.startsWith(prefix.slice(0, -1))
}

import { isOptional, type Policy, type Service } from './policy.ts'
import { describeValue, memberPath, type PolicyIssue } from './validate-json.ts'

/** EU and EEA: the 27 with parts that have codes of their own, Iceland, Liechtenstein, Norway. */
const EEA = new Set(
  (
    'EU AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE ' +
    'AX GF GP MF MQ RE YT IS LI NO'
  ).split(' '),
)

/** What the law refuses whatever the site's owner wants: ePrivacy Directive art. 5(3), GDPR art. 13. */
export function validateLaw(policy: Policy): PolicyIssue[] {
  return [
    ...legalBases(policy),
    ...mixedServices(policy),
    ...forms(policy),
    ...recipients(policy),
    ...regions(policy),
  ]
}

function legalBases({ purposes, services }: Policy): PolicyIssue[] {
  return purposes.flatMap(({ id, legalBasis, reason }, index) => {
    const path = `purposes[${index}]`
    if (legalBasis === 'strictly-necessary' && !reason) {
      return [
        {
          path: `${path}.reason`,
          expected: 'why the site cannot work without a strictly-necessary purpose',
          found: 'nothing',
        },
      ]
    }
    const user = services.find((service) => service.purposes.includes(id) && usesDevice(service))
    if (legalBasis !== 'legitimate-interest' || !user) return []
    return [
      {
        path: `${path}.legalBasis`,
        expected: `"consent" for what service ${user.id} stores or reads on the device`,
        found: describeValue(legalBasis),
      },
    ]
  })
}

/** What a site cannot work without cannot wait for an answer, and what is asked for must. */
function mixedServices({ purposes, services }: Policy): PolicyIssue[] {
  return services.flatMap((service, index) => {
    const served = purposes.filter(({ id }) => service.purposes.includes(id))
    if (!served.some(isOptional) || served.every(isOptional)) return []
    return [
      {
        path: `services[${index}].purposes`,
        expected: 'either strictly-necessary purposes or purposes that are asked for',
        found: 'both',
      },
    ]
  })
}

/** What a form asks for is consent, and for what the site's server does: a page neither loads nor stores any of it. */
function forms({ purposes, services }: Policy): PolicyIssue[] {
  const ids = purposes.filter(({ asked }) => asked).map(({ id }) => id)
  const isMixed = ({ purposes: served }: Service) => !served.every((id) => ids.includes(id))
  return [
    ...purposes.flatMap(({ asked, legalBasis }, index) =>
      asked && legalBasis !== 'consent'
        ? [
            {
              path: `purposes[${index}].legalBasis`,
              expected: '"consent" for what a form asks for',
              found: describeValue(legalBasis),
            },
          ]
        : [],
    ),
    ...services.flatMap((service, index) => {
      if (!service.purposes.some((id) => ids.includes(id))) return []
      const path = `services[${index}]`
      if (isMixed(service)) {
        const expected = 'either purposes that a form asks for or others'
        return [{ path: `${path}.purposes`, expected, found: 'both' }]
      }
      const expected =
        'no hosts, cookies, storage, paths or adapter of a service that a form’s purpose has'
      const isInPage = usesDevice(service) || service.paths || service.adapter
      return isInPage ? [{ path, expected, found: 'some' }] : []
    }),
  ]
}

function usesDevice({ cookies, storage, hosts }: Service): boolean {
  return cookies.length + storage.length + hosts.length > 0
}

function recipients({ services }: Policy): PolicyIssue[] {
  return services.flatMap(({ name, recipientCategory, role }, index) => {
    if (name !== undefined) return []
    const path = `services[${index}].name`
    if (role !== 'processor') {
      return [
        {
          path,
          expected: `the name of a controller of its own (role ${role})`,
          found: recipientCategory ? 'only a recipient category' : 'nothing',
        },
      ]
    }
    return recipientCategory
      ? []
      : [{ path, expected: 'a name or a recipientCategory', found: 'nothing' }]
  })
}

function regions({ behaviour }: Policy): PolicyIssue[] {
  return Object.entries(behaviour.regions ?? {}).flatMap(([region, rule]) =>
    rule === 'opt-in' || !EEA.has(region.slice(0, 2))
      ? []
      : [
          {
            path: memberPath('behaviour.regions', region),
            expected: '"opt-in" in the EU and EEA',
            found: describeValue(rule),
          },
        ],
  )
}

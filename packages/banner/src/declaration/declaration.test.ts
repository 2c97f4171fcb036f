// @vitest-environment happy-dom
import type { Policy } from '@kvitto/core'
import { describe, expect, test } from 'vitest'
import { strings as arabic } from '../locales/ar/first-layer.ts'
import { strings as english } from '../locales/en/first-layer.ts'
import type { Strings } from '../locales/strings.ts'
import { testPolicy } from '../test-host.ts'
import { declarationElement, declarationHtml, declarationOf } from './index.ts'

const [, video, count] = testPolicy.services as [
  never,
  Policy['services'][0],
  Policy['services'][0],
]

/** The test policy with a service of two purposes, one of each kind of storage, one without, and markup in its texts. */
const policy: Policy = {
  ...testPolicy,
  purposes: testPolicy.purposes.map((purpose) =>
    purpose.id === 'analytics'
      ? { ...purpose, title: { en: '<script>x</script> & "so"' }, saleOrSharing: true }
      : purpose,
  ),
  services: [
    ...testPolicy.services.slice(0, 1),
    { ...video, cookies: [], storage: [] },
    {
      ...count,
      purposes: ['analytics', 'research'],
      provider: '"><img src=x onerror=y>',
      url: 'https://count.example/?a="b&c',
      cookies: [
        { name: '_c*', lifetime: 'P13M' },
        { name: 'far', lifetime: 'P1Y', thirdParty: true },
      ],
      storage: [
        { kind: 'localStorage', name: 'here', lifetime: 'P1D' },
        { kind: 'sessionStorage', name: 'tab', lifetime: 'session' },
        { kind: 'indexedDB', name: 'db', lifetime: 'P1D' },
        { kind: 'cache', name: 'files', lifetime: 'P1D' },
      ],
    },
  ],
}

const wordsOf = async (strings: Strings) => ({
  strings: { ...strings, ...(await strings.further()) },
  words: await strings.preferences(),
})
const words = await wordsOf(english)

/** As a browser reads the text. */
function parsed(html: string): Element {
  return new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html').body
    .firstElementChild as Element
}

describe('declarationOf', () => {
  test('tells all of a purpose, its services and what they store', () => {
    expect(declarationOf(testPolicy, 'en').purposes[1]).toEqual({
      id: 'functional',
      title: 'Purpose functional',
      description: 'Why functional',
      legalBasis: 'consent',
      reason: null,
      dataTypes: [{ id: 'device', label: 'your device' }],
      saleOrSharing: false,
      services: [
        {
          id: 'video',
          name: 'Service video',
          role: 'processor',
          provider: 'Provider of video',
          country: 'US',
          transfer: 'EU-US DPF',
          retention: 'P13M',
          url: null,
          stored: [
            {
              name: '_video',
              kind: 'cookie',
              lifetime: 'PT30M',
              thirdParty: false,
              by: 'Provider of video',
            },
            {
              name: 'video.key',
              kind: 'localStorage',
              lifetime: 'session',
              thirdParty: false,
              by: 'Provider of video',
            },
          ],
        },
      ],
    })
  })

  test('gives the reason of what is essential, and names who answers for it', () => {
    const { controller, version, purposes } = declarationOf(testPolicy, 'en')
    expect(controller.name).toBe('Demo Ltd')
    expect(version).toBe('2026-11')
    expect(purposes[0]).toMatchObject({
      legalBasis: 'strictly-necessary',
      reason: 'Without it the basket is empty',
    })
  })

  test('has a service of two purposes in both, with every kind of storage', () => {
    const serving = declarationOf(policy, 'en').purposes.filter(({ services }) =>
      services.some(({ id }) => id === 'count'),
    )
    expect(serving.map(({ id }) => id)).toEqual(['analytics', 'research'])
    const stored = serving[0]?.services[0]?.stored.map(({ name, kind, thirdParty }) => [
      name,
      kind,
      thirdParty,
    ])
    expect(stored).toEqual([
      ['_c*', 'cookie', false],
      ['far', 'cookie', true],
      ['here', 'localStorage', false],
      ['tab', 'sessionStorage', false],
      ['db', 'indexedDB', false],
      ['files', 'cache', false],
    ])
  })

  test('shows a category of recipients where there is no name', () => {
    const { name: _, ...nameless } = video
    const services = [{ ...nameless, recipientCategory: { en: 'Film companies' } }]
    const { purposes } = declarationOf({ ...testPolicy, services }, 'en')
    expect(purposes[1]?.services[0]?.name).toBe('Film companies')
  })

  test('is JSON, and refuses a locale that the policy does not declare', () => {
    const declaration = declarationOf(policy, 'en')
    expect(JSON.parse(JSON.stringify(declaration))).toEqual(declaration)
    expect(() => declarationOf(policy, 'sv')).toThrow(RangeError)
  })
})

describe('the table', () => {
  const declaration = declarationOf(policy, 'en')
  const element = declarationElement(declaration, words)

  test('is the same as text and in the page, but for its scrolling', () => {
    const copy = element.cloneNode(true) as HTMLElement
    expect(copy.style.overflowX).toBe('auto')
    copy.removeAttribute('style')
    const text = parsed(declarationHtml(declaration, words)).outerHTML
    expect(text.replaceAll('\n', '')).toBe(copy.outerHTML)
  })

  test('what the policy says is text, never markup', () => {
    for (const part of [parsed(declarationHtml(declaration, words)), element]) {
      expect(part.querySelector('script, img')).toBeNull()
      expect(part.textContent).toContain('<script>x</script> & "so"')
      expect(part.textContent).toContain('"><img src=x onerror=y>')
      expect(part.querySelector('a')?.getAttribute('href')).toBe('https://count.example/?a="b&c')
    }
  })

  test('a privacy policy whose address could run is no link', () => {
    const services = [{ ...count, url: 'javascript:alert(1)' }]
    const unsafe = declarationOf({ ...testPolicy, services }, 'en')
    expect(declarationHtml(unsafe, words)).not.toContain('href')
  })

  test('says each fact in words', () => {
    for (const text of [
      'Cookies and similar technologies: Demo Ltd (2026-11)',
      'Legal basis: Strictly necessary',
      'Without it the basket is empty',
      'Data: your device',
      'Data is sold or shared for this.',
      'Country: United States',
      'Transfer: EU-US DPF',
      'Kept for: 13 months',
      'Third-party cookie',
      'IndexedDB',
      'Until the browser closes',
      'Stores nothing on your device.',
    ]) {
      expect(element.textContent).toContain(text)
    }
  })

  test('has a caption, a scope on every head, and as many cells in each row as columns', () => {
    expect(element.querySelectorAll('table > caption')).toHaveLength(1)
    const scopes = [...element.querySelectorAll('th')].map((head) => head.getAttribute('scope'))
    expect(scopes.filter((scope) => !/^(col|row|rowgroup)$/.test(scope ?? ''))).toEqual([])
    const columns = element.querySelectorAll('th[scope=col]').length
    expect(element.querySelectorAll('tbody tr').length).toBeGreaterThan(10)
    for (const group of element.querySelectorAll('thead, tbody')) {
      expect(widthsOf(group)).toEqual([...group.querySelectorAll('tr')].map(() => columns))
    }
  })

  test('is in its language and direction, and the keyboard reaches it where it scrolls', async () => {
    const inArabic = declarationElement({ ...declaration, locale: 'ar' }, await wordsOf(arabic))
    expect([inArabic.lang, inArabic.dir]).toEqual(['ar', 'rtl'])
    expect([element.lang, element.dir]).toEqual(['en', 'ltr'])
    expect(element.tabIndex).toBe(0)
    expect(element.getAttribute('role')).toBe('region')
    expect(element.getAttribute('aria-label')).toBe('Cookies and similar technologies')
  })
})

/** Columns that each row of a group fills, with what reaches down into it. */
function widthsOf(group: Element): number[] {
  const rows = [...group.querySelectorAll('tr')]
  const widths = rows.map(() => 0)
  for (const [index, row] of rows.entries()) {
    for (const cell of row.querySelectorAll('th, td')) {
      const span = (name: string) => Number(cell.getAttribute(name) ?? 1)
      for (let below = 0; below < span('rowspan'); below += 1) {
        widths[index + below] = (widths[index + below] ?? 0) + span('colspan')
      }
    }
  }
  return widths
}

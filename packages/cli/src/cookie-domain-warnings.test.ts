import { expect, test } from 'vitest'
import { cookieDomainWarnings } from './cookie-domain-warnings.ts'
import { testPolicy } from './testing/test-policy.ts'

const warningsOf = (cookieDomain: string) => {
  const { behaviour, ...policy } = testPolicy()
  return cookieDomainWarnings({ ...policy, behaviour: { ...behaviour, cookieDomain } })
}

test.each(['se', 'co.uk', 'github.io'])('%s is told to be a public suffix', (domain) => {
  const message = `${domain} is a public suffix, for which no browser keeps a cookie: visitors are asked on every page; name your own domain below it, or none`
  expect(warningsOf(domain)).toEqual([{ path: 'behaviour.cookieDomain', message }])
})

test.each(['shop.example', 'shop.co.uk', 'shop.github.io', 'localhost', 'intranet'])(
  '%s is none',
  (domain) => {
    expect(warningsOf(domain)).toEqual([])
  },
)

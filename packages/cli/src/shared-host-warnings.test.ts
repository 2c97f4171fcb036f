import { expect, test } from 'vitest'
import { sharedHostWarnings } from './shared-host-warnings.ts'
import { testPolicy } from './testing/test-policy.ts'

const service = (id: string, purpose: string, host: string) => ({
  id,
  name: id,
  role: 'processor' as const,
  provider: id,
  country: 'SE',
  transfer: null,
  retention: 'P1M',
  purposes: [purpose],
  hosts: [host],
  cookies: [],
  storage: [],
})

test('a host that is shared is named, with what can still tell the two apart', () => {
  const services = [
    service('pay', 'essential', 'pay.example'),
    service('ads', 'analytics', 'pay.example'),
    service('pixel', 'analytics', 'pay.example/pixel/'),
    service('own', 'analytics', 'shop.example/m/'),
  ]
  expect(sharedHostWarnings(testPolicy({ services }))).toEqual([
    'pay.example of ads lies on pay.example of pay (essential): strict cannot hold it, nor can the guard',
    'pay.example/pixel/ of pixel lies on pay.example of pay (essential): strict cannot hold it, the guard tells them apart by the longer path',
    'shop.example/m/ of own lies on shop.example of the site itself: strict cannot hold it, the guard tells them apart by the longer path',
  ])
})

test('a host that optional services share is named, with who decides', () => {
  const services = ['tags', 'ads', 'pixel'].map((id) => service(id, 'analytics', 'tags.example'))
  expect(sharedHostWarnings(testPolicy({ services }))).toEqual([
    'tags.example is named by tags, ads, pixel: the guard holds it until all of them are agreed, strict opens it for each; give each a path of its own, or make one service of them',
  ])
})

import { expect, test } from 'vitest'
import { pathWarnings } from './path-warnings.ts'
import type { PathRule } from './policy.ts'
import { samplePolicy } from './sample-policy.ts'

const warningsOf = (paths: PathRule, noReload: string[] = []) => {
  const { services, ...policy } = samplePolicy()
  return pathWarnings({
    ...policy,
    services: services.map((each) => (each.id === 'ad-network' ? { ...each, paths } : each)),
    behaviour: { ...policy.behaviour, noReload },
  })
}

test.each(['/portal', '/portal/'])('an excluded %s says nothing of what lies below', (pattern) => {
  expect(warningsOf({ exclude: ['/a/**', pattern] })).toEqual([
    {
      path: 'services[2].paths.exclude[1]',
      message: `${pattern} is that address alone; /portal/** is all below it too`,
    },
  ])
})

test('nor does a path without reloads', () => {
  expect(warningsOf({}, ['/checkout/']).map(({ path }) => path)).toEqual(['behaviour.noReload[0]'])
})

test('of what ends in ** or stands beside it, and of what is included, nothing is said', () => {
  expect(
    warningsOf({ exclude: ['/portal/**', '/portal', '/'], include: ['/'] }, ['/order/**']),
  ).toEqual([])
  expect(pathWarnings(samplePolicy())).toEqual([])
})

test('an essential service runs on every path, whatever it says', () => {
  const { services, ...policy } = samplePolicy()
  const paths = { include: ['/contact/**'] }
  const bound = services.map((each) => (each.id === 'basket' ? { ...each, paths } : each))
  expect(pathWarnings({ ...policy, services: bound })).toEqual([
    {
      path: 'services[0].paths',
      message: 'basket is strictly necessary: nothing keeps it from any path',
    },
  ])
})

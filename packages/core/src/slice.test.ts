import { describe, expect, test } from 'vitest'
import type { Appearance } from './policy.ts'
import { samplePolicy } from './sample-policy.ts'
import { sliceOf } from './slice.ts'

const meanings = { analytics: 'A'.repeat(43), ads: 'D'.repeat(43) }
const cut = (policy = samplePolicy(), context: Partial<Parameters<typeof sliceOf>[1]> = {}) =>
  sliceOf(
    { policyVersion: 'P'.repeat(43), policy, meanings },
    { build: 'B'.repeat(43), ...context },
  )

describe('a slice', () => {
  test('holds what the loader needs of a policy, and no text but the name of the control', () => {
    expect(cut()).toEqual({
      site: 'demo',
      policyVersion: 'P'.repeat(43),
      meanings,
      sale: ['ads'],
      services: [
        { id: 'stats', purposes: ['analytics'], stored: ['c_s*', 'hfar', 'la', 'sb', 'ic', 'xd'] },
        { id: 'ad-network', purposes: ['ads'] },
      ],
      open: ['essential', 'basket'],
      essential: ['cbasket'],
      expiresAfter: 'P6M',
      reopen: { en: 'Privacy choices' },
      build: 'B'.repeat(43),
    })
  })

  test('names only what differs from the ordinary', () => {
    const { behaviour } = samplePolicy()
    const slice = cut(
      samplePolicy({
        behaviour: {
          ...behaviour,
          hostGrants: 'any',
          proof: 'unlinked',
          noReload: ['/checkout/**'],
          cookieDomain: 'shop.example',
        },
      }),
      { void: ['V'.repeat(43)], collector: 'https://c.example' },
    )
    expect(slice).toMatchObject({
      anyHostGrant: true,
      unlinked: true,
      noReload: ['/checkout/**'],
      cookieDomain: 'shop.example',
      void: ['V'.repeat(43)],
      collector: 'https://c.example',
    })
    expect(cut(undefined, { void: [] })).not.toHaveProperty('void')
  })

  test('names the look where it is not the ordinary one', () => {
    const look = (appearance: Appearance) => {
      const { look, corner } = cut(samplePolicy({ appearance }))
      return { look, corner }
    }
    expect(look({ layout: 'box', corner: 'start', theme: 'kvitto' })).toEqual({})
    expect(look({ layout: 'box', corner: 'end', theme: 'kvitto' })).toEqual({ corner: 'end' })
    expect(look({ layout: 'bar', theme: 'kvitto' })).toEqual({ look: ['look-bar', 'look-kvitto'] })
    expect(look({ layout: 'box', theme: 'plain' })).toEqual({ look: ['look-box', 'look-plain'] })
  })

  test('tells of paths and frames that every page has need of a part for', () => {
    expect(cut()).not.toHaveProperty('page')
    const policy = samplePolicy()
    expect(cut({ ...policy, behaviour: { ...policy.behaviour, frames: true } }).page).toBe(true)
    const [basket, stats] = policy.services
    if (!basket || !stats) throw new Error('expected services')
    const services = [basket, { ...stats, paths: { include: ['/a'] } }]
    expect(cut({ ...policy, services }).page).toBe(true)
  })

  test('asks for nothing that a form asks for, opens it nowhere, and holds nothing for it', () => {
    const policy = samplePolicy()
    const [, , ads] = policy.purposes
    if (!ads) throw new Error('expected a purpose')
    ads.asked = 'form'
    const slice = cut(policy)
    expect(slice).toMatchObject({ forms: true, open: ['essential', 'basket'] })
    expect(Object.keys(slice.meanings)).toEqual(['analytics'])
    expect(slice.services.map(({ id }) => id)).toEqual(['stats'])
    expect(slice).not.toHaveProperty('sale')
  })

  test('writes paths as the address of a page does', () => {
    const policy = samplePolicy()
    const [, stats] = policy.services
    if (!stats) throw new Error('expected a service')
    stats.paths = { exclude: ['/köp/**', '/a%20b'] }
    policy.behaviour.noReload = ['/kö/**']
    expect(cut(policy)).toMatchObject({
      services: [{ paths: { exclude: ['/k%C3%B6p/**', '/a%20b'] } }, {}],
      noReload: ['/k%C3%B6/**'],
    })
  })

  test('writes the paths of hosts so too', () => {
    const policy = samplePolicy()
    const [basket, stats] = policy.services
    if (!basket || !stats) throw new Error('expected services')
    basket.hosts = ['pay.example/köp/']
    stats.hosts = ['/mätning/', 'stats.example:8443', 'stats.example/a%20b']
    expect(cut(policy)).toMatchObject({
      hosts: ['pay.example/k%C3%B6p/'],
      services: [{ hosts: ['/m%C3%A4tning/', 'stats.example:8443', 'stats.example/a%20b'] }, {}],
    })
  })

  test('never opens the service of our own that publishing adds', () => {
    const policy = samplePolicy()
    const [basket] = policy.services
    if (!basket) throw new Error('expected a service')
    policy.services.push({
      ...basket,
      id: 'kvitto',
      cookies: [{ name: 'kvitto', lifetime: 'P1Y' }],
    })
    const slice = cut(policy)
    expect(slice.open).not.toContain('kvitto')
  })
})

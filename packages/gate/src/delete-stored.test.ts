// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { deleteStored } from './delete-stored.ts'

const databases = ['stats-db', 'shop-db']
const deleted: string[] = []

/** As a browser keeps them; happy-dom drops an expired cookie only a millisecond later. */
const jar = new Set<string>()
Object.defineProperty(document, 'cookie', {
  get: () => [...jar].map((name) => `${name}=1`).join('; '),
  set(text: string) {
    const name = text.split('=', 1)[0] ?? ''
    if (text.includes('max-age=0')) jar.delete(name)
    else jar.add(name)
  },
})

beforeEach(() => {
  deleted.length = 0
  jar.clear()
  vi.stubGlobal('indexedDB', {
    databases: async () => databases.map((name) => ({ name, version: 1 })),
    deleteDatabase(name: string) {
      deleted.push(name)
      const request = { onsuccess: () => {} }
      setTimeout(() => request.onsuccess())
      return request
    },
  })
  vi.stubGlobal('caches', {
    keys: async () => ['stats-cache', 'shop-cache'],
    delete: async (name: string) => deleted.push(name),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
  sessionStorage.clear()
})

const stats = (...stored: string[]) => [{ id: 'stats', purposes: ['analytics'], stored }]

describe('a withdrawal', () => {
  test('removes cookies by name and by prefix, and no other', async () => {
    for (const name of ['_visit', '_visit_2', '_visitor', 'basket']) jar.add(name)
    const { removed } = await deleteStored(stats('c_visit', 'c_visit_*'), [])
    expect(removed.sort()).toEqual(['_visit', '_visit_2'])
    expect([...jar].sort()).toEqual(['_visitor', 'basket'])
  })

  test('never touches what an essential purpose keeps, nor our own cookie', async () => {
    for (const name of ['basket', 'bonus', 'kvitto']) jar.add(name)
    localStorage.setItem('basket', '1')
    const { removed } = await deleteStored(stats('cb*', 'ckvitto', 'lb*'), ['cbasket', 'lbas*'])
    expect(removed).toEqual(['bonus'])
    expect([...jar].sort()).toEqual(['basket', 'kvitto'])
    expect(localStorage.getItem('basket')).toBe('1')
  })

  test('removes items of both Web Storages, each by its own kind', async () => {
    localStorage.setItem('id', '1')
    sessionStorage.setItem('id', '1')
    sessionStorage.setItem('id-2', '1')
    expect((await deleteStored(stats('sid*'), [])).removed.sort()).toEqual(['id', 'id-2'])
    expect(localStorage.getItem('id')).toBe('1')
  })

  test('removes databases and caches', async () => {
    const { removed } = await deleteStored(stats('istats-*', 'xstats-*'), [])
    expect(removed.sort()).toEqual(['stats-cache', 'stats-db'])
    expect(deleted.sort()).toEqual(['stats-cache', 'stats-db'])
  })

  test('names what another site set, with the service that did', async () => {
    expect(await deleteStored(stats('hfar'), [])).toEqual({
      removed: [],
      remaining: [{ name: 'far', by: 'stats' }],
    })
  })

  test('goes on where one kind of storage throws', async () => {
    vi.stubGlobal('localStorage', undefined)
    jar.add('_visit')
    expect((await deleteStored(stats('lid', 'c_visit'), [])).removed).toEqual(['_visit'])
  })
})

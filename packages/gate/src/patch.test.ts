import { afterEach, describe, expect, test } from 'vitest'
import { nativeText, patch, restoreNatives } from './patch.ts'

afterEach(restoreNatives)

class Place {
  #value = ''
  get value() {
    return this.#value
  }
  set value(value: string) {
    this.#value = value
  }
  join(one: string, other = '-') {
    return `${this.#value}${one}${other}`
  }
}

/** Each with its own members. */
function ownerOf(): { Own: typeof Place; owner: { Own: typeof Place } } {
  class Own extends Place {}
  const members = Object.getOwnPropertyDescriptors(Place.prototype)
  for (const name of ['value', 'join'] as const) {
    Object.defineProperty(Own.prototype, name, members[name])
  }
  return { Own, owner: { Own } }
}

describe('a hook', () => {
  test('meets a call, may change what it is called with, and answer in its place', () => {
    const { Own } = ownerOf()
    const calls: unknown[] = []
    patch(Own.prototype, 'join', {
      onCall(args, self, name) {
        calls.push([[...args], self instanceof Own, name])
        if (args[0] === 'held') return ['instead']
        args[1] = '!'
        return undefined
      },
      onResult: (result) => `(${result})`,
    })
    const made = new Own()
    expect(made.join('a', 'b')).toBe('(a!)')
    expect(made.join('held')).toBe('(instead)')
    expect(calls).toEqual([
      [['a', 'b'], true, 'join'],
      [['held'], true, 'join'],
    ])
  })

  test('that throws is as if it were not there', () => {
    const { Own } = ownerOf()
    const fail = () => {
      throw new Error('of ours')
    }
    patch(Own.prototype, 'join', { onCall: fail, onResult: fail })
    expect(new Own().join('a')).toBe('a-')
  })

  test('does not take what the native throws for its own', () => {
    const { Own } = ownerOf()
    patch(Own.prototype, 'join', { onCall: () => undefined, onResult: (result) => result })
    expect(() => Own.prototype.join.call({} as Place, 'a')).toThrow(TypeError)
  })

  test('meets getters, setters and what is made', () => {
    const { Own, owner } = ownerOf()
    patch(Own.prototype, 'value', { onResult: (found) => `read ${found}` }, 'get')
    patch(Own.prototype, 'value', {
      onCall(args) {
        args[0] = `set ${args[0]}`
        return undefined
      },
    })
    const made: unknown[] = []
    patch(owner, 'Own', { onResult: (result, target) => made.push(target) && result })
    const one = new owner.Own()
    one.value = 'a'
    expect(one.value).toBe('read set a')
    class Below extends owner.Own {}
    expect(new Below()).toBeInstanceOf(Below)
    expect(made).toHaveLength(2)
    expect(one.constructor).toBe(owner.Own)
    expect(one).toBeInstanceOf(owner.Own)
  })

  test('of a member that is not there, or cannot be changed, meets nothing', () => {
    const { Own } = ownerOf()
    Object.defineProperty(Own.prototype, 'join', { value: () => 'fixed', configurable: false })
    patch(Own.prototype, 'join nothing', { onCall: () => ['met'] })
    patch(undefined, 'join', { onCall: () => ['met'] })
    expect(new Own().join('a')).toBe('fixed')
    expect('nothing' in Own.prototype).toBe(false)
  })
})

test('what a page sees of a native stays: flags, name, length, text, and that a method makes nothing', () => {
  const { Own, owner } = ownerOf()
  const look = () => {
    const { value: join, ...flags } = Object.getOwnPropertyDescriptor(Own.prototype, 'join') ?? {}
    const { get, set } = Object.getOwnPropertyDescriptor(Own.prototype, 'value') ?? {}
    const functions = [join, get, set, owner.Own]
    return functions.map((each) => [
      flags,
      each.name,
      each.length,
      Function.prototype.toString.call(each),
      Object.getOwnPropertyNames(each).sort(),
    ])
  }
  const before = look()
  patch(Function.prototype, 'toString', nativeText)
  const hook = { onCall: () => undefined }
  patch(Own.prototype, 'join', hook)
  patch(Own.prototype, 'join', hook)
  patch(Own.prototype, 'value', hook, 'get')
  patch(Own.prototype, 'value', hook)
  patch(owner, 'Own', hook)
  expect(Own.prototype.join).not.toBe(Place.prototype.join)
  expect(look()).toEqual(before)
  expect(() => Reflect.construct(Own.prototype.join, [])).toThrow(TypeError)
  expect(Function.prototype.toString.name).toBe('toString')
  expect(() => Function.prototype.toString.call({})).toThrow(TypeError)
})

test('natives come back as they were found, also those that were met twice', () => {
  const { Own, owner } = ownerOf()
  const before = Object.getOwnPropertyDescriptors(Own.prototype)
  const hook = { onCall: (): [unknown] => ['met'] }
  patch(Own.prototype, 'join', hook)
  patch(Own.prototype, 'join', hook)
  patch(Own.prototype, 'value', hook)
  patch(owner, 'Own', hook)
  expect(new Own().join('a')).toBe('met')
  restoreNatives()
  expect(Object.getOwnPropertyDescriptors(Own.prototype)).toEqual(before)
  expect(owner.Own).toBe(Own)
  expect(Own.prototype.constructor).toBe(Own)
})

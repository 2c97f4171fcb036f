import type { ConsentStatus, Id, Policy } from '@kvitto/core'
import { strings } from './locales/en/first-layer.ts'
import { strings as further } from './locales/en/further.ts'
import * as box from './looks/box.ts'
import * as kvitto from './looks/kvitto.ts'
import type { Choice, UiHost } from './ui-host.ts'

export interface TestHost extends UiHost {
  choices: Choice[]
}

/** An engine for unit tests: takes every refusal, and grants only from trusted events. */
export function createTestHost(
  statuses: Record<Id, ConsentStatus> = {},
  overrides: Partial<UiHost> = {},
): TestHost {
  const choices: Choice[] = []
  const { policy = testPolicy } = overrides
  const status = (id: Id): ConsentStatus => {
    if (id === 'essential') return 'given'
    const purposes = policy.services.find((service) => service.id === id)?.purposes
    const followed = purposes?.map(status).find((word) => word !== 'given')
    return statuses[id] ?? (purposes ? (followed ?? 'given') : 'unknown')
  }
  return {
    policy,
    locale: 'en',
    strings: { ...strings, ...further },
    looks: [box, kvitto],
    gpc: false,
    rule: 'opt-in',
    status,
    isOpen: (id) => status(id) === 'given',
    choices,
    decide(choice) {
      choices.push(choice)
      const isGrant = [...Object.values(choice.decisions), ...Object.values(choice.services)]
      return choice.trusted || !isGrant.includes('given')
    },
    openOnce() {},
    openPreferences: async () => {},
    formGrants: async () => ({ given: [], withdraw() {} }),
    openReceipts: async () => {},
    deleteStored: async () => undefined,
    reset() {},
    ...overrides,
  }
}

/** A click as a person makes it; scripts cannot set `isTrusted` in a browser. */
export function clickTrusted(element: Element | null): void {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true })
  Object.defineProperty(event, 'isTrusted', { value: true })
  element?.dispatchEvent(event)
}

const word = (text: string) => ({ en: text })

export const testPolicy: Policy = {
  site: 'demo',
  version: '2026-11',
  effectiveAt: '2026-11-01T00:00:00Z',
  origins: ['http://localhost:8788'],
  controller: {
    name: 'Demo Ltd',
    address: 'Main Street 1',
    contact: 'hello@demo.example',
    url: 'https://demo.example/privacy',
  },
  dpo: { name: 'The data protection office', contact: 'dpo@demo.example' },
  jurisdiction: 'SE',
  categories: ['essential', 'functional', 'analytics', 'marketing'].map((id) => ({
    id,
    title: word(`Title of ${id}`),
    description: word(`About ${id}`),
  })),
  purposes: [
    { id: 'essential', category: 'essential' },
    { id: 'functional', category: 'functional' },
    { id: 'analytics', category: 'analytics' },
    { id: 'research', category: 'analytics' },
  ].map(({ id, category }) => ({
    id,
    category,
    title: word(`Purpose ${id}`),
    description: word(`Why ${id}`),
    legalBasis: id === 'essential' ? 'strictly-necessary' : 'consent',
    ...(id === 'essential' && { reason: word('Without it the basket is empty') }),
    dataTypes: ['device'],
    saleOrSharing: false,
  })),
  services: [
    { id: 'shop', purposes: ['essential'] },
    { id: 'video', purposes: ['functional'] },
    { id: 'count', purposes: ['analytics'] },
  ].map(({ id, purposes }) => ({
    id,
    name: `Service ${id}`,
    role: 'processor',
    provider: `Provider of ${id}`,
    country: 'US',
    transfer: 'EU-US DPF',
    retention: 'P13M',
    purposes,
    hosts: [`${id}.example`],
    cookies: [{ name: `_${id}`, lifetime: 'PT30M' }],
    storage: [{ kind: 'localStorage', name: `${id}.key`, lifetime: 'session' }],
  })),
  texts: {
    en: {
      title: 'Your choice',
      intro: 'We use cookies.',
      reopen: 'Cookie settings',
      dataTypes: { device: 'your device' },
    },
  },
  behaviour: { expiresAfter: 'P6M', onClose: 'later', hostGrants: 'gesture', proof: 'linked' },
  retention: { records: 'P3Y' },
}

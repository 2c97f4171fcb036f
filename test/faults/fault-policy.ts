import { definePolicy } from '@kvitto/core'

const localized = (en: string) => ({ en })

/** The least that can be published: one purpose to agree to. */
export const faultPolicy = definePolicy({
  site: 'faults',
  version: '1',
  effectiveAt: '2026-01-01T00:00:00Z',
  origins: ['https://faults.example'],
  controller: {
    name: 'Faults AB',
    address: 'Storgatan 1, Lund',
    contact: 'dpo@faults.example',
    url: 'https://faults.example',
  },
  jurisdiction: 'SE',
  categories: [
    { id: 'essential', title: localized('Essential'), description: localized('Needed.') },
    { id: 'analytics', title: localized('Analytics'), description: localized('Counting.') },
  ],
  purposes: [
    {
      id: 'essential',
      category: 'essential',
      title: localized('Running the site'),
      description: localized('Keeps your choice.'),
      legalBasis: 'strictly-necessary',
      reason: localized('Without it we would ask on every page.'),
      dataTypes: ['device'],
      saleOrSharing: false,
    },
    {
      id: 'analytics',
      category: 'analytics',
      title: localized('Analytics'),
      description: localized('Counts visits.'),
      legalBasis: 'consent',
      dataTypes: ['device'],
      saleOrSharing: false,
    },
  ],
  services: [],
  texts: {
    en: {
      title: 'Your choice',
      intro: 'We count visits.',
      reopen: 'Privacy choices',
      dataTypes: { device: 'Device data' },
    },
  },
  behaviour: { expiresAfter: 'P12M', onClose: 'later', hostGrants: 'gesture', proof: 'linked' },
  retention: { records: 'P5Y' },
})

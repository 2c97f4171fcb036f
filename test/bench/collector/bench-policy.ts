import { definePolicy } from '@kvitto/core'

const localized = (en: string) => ({ en })
/** Purposes to decide on. */
export const OPTIONAL = ['functional', 'analytics', 'marketing']

/** A site with three purposes to decide on, as most have; the same bytes in every run. */
export const benchPolicy = definePolicy({
  site: 'bench',
  version: '1',
  effectiveAt: '2026-01-01T00:00:00Z',
  origins: ['https://bench.example'],
  controller: {
    name: 'Bench AB',
    address: 'Storgatan 1, Lund',
    contact: 'dpo@bench.example',
    url: 'https://bench.example',
  },
  jurisdiction: 'SE',
  categories: ['essential', ...OPTIONAL].map((id) => ({
    id,
    title: localized(id),
    description: localized(`What is ${id}.`),
  })),
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
    ...OPTIONAL.map((id) => ({
      id,
      category: id,
      title: localized(id),
      description: localized(`Does what is ${id}.`),
      legalBasis: 'consent' as const,
      dataTypes: ['device'],
      saleOrSharing: false,
    })),
  ],
  services: [],
  texts: {
    en: {
      title: 'Your choice',
      intro: 'You choose.',
      reopen: 'Privacy choices',
      dataTypes: { device: 'Device data' },
    },
  },
  behaviour: { expiresAfter: 'P12M', onClose: 'later', hostGrants: 'gesture', proof: 'linked' },
  retention: { records: 'P5Y' },
})

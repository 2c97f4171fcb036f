import { readFileSync } from 'node:fs'
import type { ConsentStatus } from '@kvitto/core'
import { expect, test } from 'vitest'
import { describeVectors } from './vectors.ts'

// Every status must stand here: the compiler asks for a word that is missing.
const STATUSES: Record<ConsentStatus, string> = {
  unknown: 'ConsentUnknown',
  given: 'ConsentGiven',
  refused: 'ConsentRefused',
  withdrawn: 'ConsentWithdrawn',
  expired: 'ConsentExpired',
}

describeVectors('W3C DPV', (dir) => {
  const csv = readFileSync(`${dir}/dpv-27560/dpv23-consent_status.csv`, 'utf8')
  const terms = csv.split('\n').map((line) => line.split(',')[0]?.replaceAll('"', ''))

  test.each(Object.entries(STATUSES))('the status %s is the term %s', (_, term) => {
    expect(terms).toContain(term)
  })
})

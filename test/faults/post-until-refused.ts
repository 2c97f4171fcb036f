import { expect } from 'vitest'
import { waitFor } from './collector-process.ts'
import type { FaultSite } from './fault-site.ts'
import { makeSigner } from './make-signer.ts'
import type { Acknowledged } from './start-ledger.ts'

/** Posts until the collector says when to come back; resolves to what was taken before that. */
export async function postUntilRefused(site: FaultSite): Promise<Acknowledged[]> {
  const sign = await makeSigner(site.policyVersion)
  const taken: Acknowledged[] = []
  await waitFor(async () => {
    const receipt = await sign()
    const body = JSON.stringify({ receipt })
    const response = await fetch(site.address, { method: 'POST', body })
    const answer = await response.json()
    if (response.status === 201) taken.push({ ...answer, receipt })
    if (response.status === 201) return false
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    expect(answer).toMatchObject({ error: { code: 'store_unavailable' } })
    return true
  })
  return taken
}

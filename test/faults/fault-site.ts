import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultPolicy } from './fault-policy.ts'
import type { Acknowledged } from './start-ledger.ts'

/** The site `faults` of a collector, as its publisher and its DPO reach it. */
export interface FaultSite {
  /** Where receipts are posted. */
  address: string
  policyVersion: string
  vkey: string
  checkpoint(): Promise<string>
  listRecords(): Promise<Acknowledged[]>
  /** Texts of the log's entries. */
  listEntries(): Promise<Buffer[]>
}

/** Registers the site and publishes its policy, with the admin token of the data folder. */
export async function openFaultSite(url: string, data: string): Promise<FaultSite> {
  const admin = readFileSync(join(data, 'admin-token'), 'utf8').trim()
  const make = async (scope: string): Promise<string> =>
    (await send('POST', '/admin/v1/tokens', admin, { scope })).token
  const [publish, read] = [await make('publish'), await make('read')]
  await send('PUT', '/admin/v1/sites/faults', publish, {})
  const policy = { policy: faultPolicy }
  const published = await send('POST', '/admin/v1/sites/faults/policies', publish, policy)
  const site = `${url}/v1/sites/faults`
  return {
    address: `${site}/receipts`,
    policyVersion: published.policyVersion,
    vkey: await (await fetch(`${site}/log/key`)).text(),
    checkpoint,
    listRecords,
    listEntries,
  }

  async function checkpoint(): Promise<string> {
    return (await fetch(`${site}/log/checkpoint`)).text()
  }

  async function listRecords(): Promise<Acknowledged[]> {
    const all: Acknowledged[] = []
    for (let cursor = ''; ; ) {
      const query = `limit=200${cursor && `&cursor=${cursor}`}`
      const page = await send('GET', `/admin/v1/sites/faults/receipts?${query}`, read)
      all.push(...page.records)
      if (page.next === null) return all
      cursor = page.next
    }
  }

  async function listEntries(): Promise<Buffer[]> {
    const size = Number((await checkpoint()).split('\n')[1])
    const entries: Buffer[] = []
    for (let n = 0; n * 256 < size; n++) {
      const width = Math.min(256, size - n * 256)
      const name = `${String(n).padStart(3, '0')}${width < 256 ? `.p/${width}` : ''}`
      const headers = { Authorization: `Bearer ${read}` }
      const answer = await fetch(`${site}/log/tile/entries/${name}`, { headers })
      const bytes = Buffer.from(await answer.arrayBuffer())
      for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at)) {
        entries.push(bytes.subarray(at + 2, at + 2 + bytes.readUInt16BE(at)))
      }
    }
    return entries
  }

  async function send(method: string, path: string, bearer: string, body?: object) {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${bearer}` },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return JSON.parse(await response.text())
  }
}

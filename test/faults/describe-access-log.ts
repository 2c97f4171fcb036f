import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fsck } from '@kvitto/collector/fsck'
import { expect, test } from 'vitest'
import { freePort, startCollectorProcess } from './collector-process.ts'
import { openFaultSite } from './fault-site.ts'
import { entryLeaf, readProof, rootsOf } from './independent-tree.ts'

const READERS = 8

interface Access {
  index: number
  at: string
  tokenId: string
  query: string
  found: number
  filterHash: string
}

/** Who read what is durable before it is answered, and proven offline by code that is none of the product's. */
export function describeAccessLog(name: string, open: () => Promise<string | undefined>): void {
  test(`${name}: kill -9 while many read: each read that was answered is in the access log, once, as signed`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kvitto-faults-'))
    const data = join(folder, 'data')
    const [port, url] = [await freePort(), await open()]
    const start = () => startCollectorProcess(data, port, { KVITTO_DATABASE_URL: url })
    let collector = await start()
    await openFaultSite(collector.url, data)
    const token = await makeToken(collector.url, readFileSync(join(data, 'admin-token'), 'utf8'))
    const get = async (path: string) => {
      const headers = { Authorization: `Bearer ${token}` }
      const response = await fetch(`${collector.url}${path}`, { headers })
      if (!response.ok) throw new Error(`${path}: ${response.status}`)
      return Buffer.from(await response.arrayBuffer())
    }
    const answered: string[] = []
    const readers = Array.from({ length: READERS }, async (_, reader) => {
      for (let n = 0; ; n++) {
        const subjectId = `${reader}.${n}`
        await get(`/admin/v1/sites/faults/receipts?subjectId=${subjectId}`)
        answered.push(subjectId)
      }
    })
    for (const reader of readers) reader.catch(() => {})
    while (answered.length < 300) await new Promise((resolve) => setTimeout(resolve, 5))
    await collector.kill('SIGKILL')
    await Promise.allSettled(readers)
    collector = await start()

    const accesses = await listAccesses(get)
    const note = String(await get('/v1/sites/faults/log/access/checkpoint'))
    const vkey = String(await get('/v1/sites/faults/log/access/key'))
    const { size, root, isSigned } = readProof(`\nindex 0\n\n${note}`, vkey)
    expect([isSigned, note.split('\n')[0]]).toEqual([true, 'kvitto.local/faults/access'])
    const entries = await listEntries(get, size)
    expect(rootsOf(entries.map(entryLeaf)).at(-1)).toEqual(root)
    const asked = accesses.filter(({ query }) => query === 'receipts')
    const hashes = asked.map(({ filterHash }) => filterHash)
    expect(new Set(hashes).size).toBe(hashes.length)
    for (const subjectId of answered) {
      expect(hashes).toContain(sha256(JSON.stringify({ subjectId })).toString('base64url'))
    }
    for (const access of accesses) expect(String(entries[access.index])).toBe(entryOf(access))

    const database = url === undefined ? { folder: data } : { url }
    const { checks } = await fsck({ database, logKeys: [] })
    expect(checks.filter(({ status }) => status === 'failed')).toEqual([])
    await collector.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })
}

type Get = (path: string) => Promise<Buffer>

async function makeToken(url: string, admin: string): Promise<string> {
  const response = await fetch(`${url}/admin/v1/tokens`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${admin.trim()}` },
    body: JSON.stringify({ scope: 'read', site: 'faults', label: 'dpo' }),
  })
  return JSON.parse(await response.text()).token
}

async function listAccesses(get: Get): Promise<Access[]> {
  const all: Access[] = []
  for (let cursor = ''; ; ) {
    const path = `/admin/v1/sites/faults/accesses?limit=200${cursor && `&cursor=${cursor}`}`
    const page = JSON.parse(String(await get(path)))
    all.push(...page.records)
    if (page.next === null) return all
    cursor = page.next
  }
}

/** As C2SP tlog-tiles bundles them. */
async function listEntries(get: Get, size: number): Promise<Buffer[]> {
  const entries: Buffer[] = []
  for (let n = 0; n * 256 < size; n++) {
    const width = Math.min(256, size - n * 256)
    const tile = `${String(n).padStart(3, '0')}${width < 256 ? `.p/${width}` : ''}`
    const bytes = await get(`/v1/sites/faults/log/access/tile/entries/${tile}`)
    for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at)) {
      entries.push(bytes.subarray(at + 2, at + 2 + bytes.readUInt16BE(at)))
    }
  }
  return entries
}

/** The entry as LOGS.md writes it down. */
function entryOf({ at, tokenId, query, found, filterHash }: Access): string {
  // RFC 8785: names in their order, without spaces.
  const schema = 'kvitto/access/1'
  const record = { at, filterHash, found, query, schema, site: 'faults', tokenId }
  return `kvitto/entry/1\naccess\n${at}\n${sha256(JSON.stringify(record)).toString('base64')}\n`
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Layout } from '@kvitto/core'
import {
  type Bundle,
  formatVerifierKey,
  hashText,
  makeVerifierKey,
  RECEIPTS_SCHEMA,
} from '@kvitto/receipt'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postTestReceipt } from '../testing/post-test-receipt.ts'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'
import { testPolicy } from '../testing/test-policy.ts'

// In order, as a site's owner goes: each test builds on what the ones before it did.
let collector: TestCollector
let publishToken: string
let bundleFile: string

beforeAll(async () => {
  collector = await startTestCollector()
})
afterAll(() => collector.stop())

const run = (token: string, ...line: string[]) =>
  runLine(line, { KVITTO_URL: collector.url, KVITTO_TOKEN: token })

async function file(name: string, content: unknown): Promise<string> {
  const path = join(collector.folder, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

test('tokens create prints the token alone on stdout', async () => {
  const created = await run(collector.adminToken, 'tokens', 'create', '--scope', 'publish')
  expect(created).toMatchObject({ code: 0, printed: expect.stringMatching(/^\S+$/) })
  publishToken = created.printed
})

test('an admin token is no publisher', async () => {
  const { code, noted } = await run(collector.adminToken, 'sites', 'add', 'shop')
  expect(code).toBe(1)
  expect(noted).toMatch(/^kvitto: collector_refused: scope_missing \(403\): [^\n]+$/)
})

test('sites add registers a site, and says when it was there', async () => {
  expect((await run(publishToken, 'sites', 'add', 'shop')).printed).toBe('added shop')
  const again = await run(publishToken, 'sites', 'add', 'shop')
  expect(again).toMatchObject({ code: 0, printed: 'shop was there already' })
})

test('what answers as no collector does has neither added a site nor ended a token', async () => {
  const server = createServer((_, response) => response.end('<!doctype html>')).listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const env = { KVITTO_URL: `http://localhost:${port}`, KVITTO_TOKEN: publishToken }
  for (const line of [
    ['sites', 'add', 'shop'],
    ['tokens', 'revoke', 'a'],
  ]) {
    expect(await runLine(line, env)).toMatchObject({
      code: 1,
      printed: '',
      noted: expect.stringMatching(/^kvitto: answer_malformed: expected [^\n]+$/),
    })
  }
  server.close()
})

test('the token can come from a file', async () => {
  const path = await file('token', `${publishToken}\n`)
  expect((await run('', 'sites', 'add', 'shop', '--token-file', path)).code).toBe(0)
})

describe('publish', () => {
  test('a policy with issues is not sent and each issue is a line', async () => {
    const path = await file('bad.json', { ...testPolicy(), site: 'Shop', jurisdiction: 7 })
    const { code, noted, printed } = await run(publishToken, 'publish', path)
    expect({ code, printed }).toEqual({ code: 1, printed: '' })
    expect(noted.split('\n')).toEqual([
      'site: expected 1 to 40 of a-z, 0-9 and -, found "Shop"',
      'jurisdiction: expected a text, found 7',
      'kvitto: policy_invalid: expected a valid policy, found 2 issues',
    ])
    expect((await fetch(`${collector.url}/v1/sites/shop/policy`)).status).toBe(404)
  })

  test('the first version asks everybody and yields both snippets', async () => {
    const { code, printed } = await run(publishToken, 'publish', await file('1.json', testPolicy()))
    expect(code).toBe(0)
    expect(printed).toMatch(/^policyVersion {2}[\w-]{43}$/m)
    expect(printed).toContain('asked again    everybody: this is the first version')
    expect(printed).toMatch(/<script src="[^"]+\/s\/shop\/kvitto\.js"/)
    expect(printed).toMatch(/\/s\/shop\/kvitto\.[\w-]{43}\.js" integrity="sha256-/)
  })

  test('a file that begins with a byte order mark is JSON like any other', async () => {
    const path = await file('marked.json', `\uFEFF${JSON.stringify(testPolicy())}`)
    expect((await run(publishToken, 'publish', path)).printed).toContain('the newest already')
  })

  test('the same version again changes nothing', async () => {
    const { printed } = await run(publishToken, 'publish', join(collector.folder, '1.json'))
    expect(printed).toContain('(the newest already: nothing changed)')
    expect(printed).toContain('asked again    nobody')
  })

  test('changed wording asks nobody, a module works like JSON', async () => {
    const policy = testPolicy({ version: '2' })
    const path = await file('2.mjs', `export default ${JSON.stringify(policy)}`)
    expect((await run(publishToken, 'publish', path)).printed).toContain(
      'asked again    nobody: no meaning changed',
    )
  })

  test('a changed meaning names the purpose', async () => {
    const policy = testPolicy({ version: '3' })
    for (const purpose of policy.purposes) purpose.dataTypes = []
    expect((await run(publishToken, 'publish', await file('3.json', policy))).printed).toContain(
      'asked again    analytics (its meaning changed)',
    )
  })

  test('advanced mode is warned of, and published', async () => {
    const service = {
      id: 'ads',
      name: 'Ads',
      role: 'independent',
      provider: 'Ads Inc.',
      country: 'IE',
      transfer: null,
      retention: 'P13M',
      purposes: ['analytics'],
      hosts: ['ads.example'],
      cookies: [],
      storage: [],
    } as const
    const adapter = { name: 'meta', mode: 'advanced' } as const
    const policy = { ...testPolicy({ version: 'advanced' }), services: [{ ...service, adapter }] }
    const warned = await run(publishToken, 'publish', await file('advanced.json', policy))
    expect(warned).toMatchObject({ code: 0, printed: expect.stringContaining('policyVersion') })
    expect(warned.noted).toMatch(
      /^warning: services\[0\]\.adapter\.mode: .*EDPB Guidelines 2\/2023/,
    )
    const basic = {
      ...policy,
      version: 'basic',
      services: [{ ...service, adapter: { name: 'meta' } }],
    }
    expect((await run(publishToken, 'publish', await file('basic.json', basic))).noted).toMatch(
      /^note: Kvitto's own words in en are machine-made/,
    )
  })

  test('a modal layout is warned of, and published; no other is', async () => {
    const publish = async (layout: Layout) => {
      const appearance = { layout, theme: 'kvitto' } as const
      const path = await file(`${layout}.json`, testPolicy({ version: layout, appearance }))
      return run(publishToken, 'publish', path)
    }
    const modal = await publish('modal')
    expect(modal).toMatchObject({ code: 0, printed: expect.stringContaining('policyVersion') })
    expect(modal.noted).toMatch(/^warning: appearance\.layout: modal: .*until a choice is made/)
    const bar = await publish('bar')
    expect(bar.noted).not.toContain('warning')
    expect(bar.printed).toContain('asked again    nobody: no meaning changed')
  })

  test('a planned version says from when', async () => {
    const policy = testPolicy({ effectiveAt: '2126-01-01T00:00:00Z' })
    expect((await run(publishToken, 'publish', await file('4.json', policy))).printed).toContain(
      'in force       from 2126-01-01T00:00:00Z',
    )
  })

  test.each([
    ['absent.json', 'expected a file at'],
    ['absent.ts', 'expected a module at'],
  ])('%s is one coded line', async (name, message) => {
    const { code, noted } = await run(publishToken, 'publish', join(collector.folder, name))
    expect(code).toBe(1)
    expect(noted).toMatch(new RegExp(`^kvitto: file_unreadable: ${message}[^\\n]+$`))
  })
})

test('tokens list shows no secret, and a revoked token ends at once', async () => {
  const admin = collector.adminToken
  const made = await run(
    admin,
    'tokens',
    'create',
    '--scope',
    'read',
    '--site',
    'shop',
    '--label',
    'DPO',
  )
  const [, id = ''] = /^id (\S+), scope read, site shop/.exec(made.noted) ?? []
  const listed = await run(admin, 'tokens', 'list')
  expect(listed.printed).toMatch(new RegExp(`^${id} +read +shop +\\S+Z +- +DPO$`, 'm'))
  expect(listed.printed).not.toContain(made.printed)
  const read = () =>
    fetch(`${collector.url}/admin/v1/sites/shop/receipts`, {
      headers: { Authorization: `Bearer ${made.printed}` },
    })
  expect((await read()).status).toBe(200)
  expect(await run(admin, 'tokens', 'revoke', id)).toMatchObject({
    code: 0,
    printed: `revoked ${id}`,
  })
  expect((await read()).status).toBe(401)
  expect((await run(admin, 'tokens', 'revoke', 'nothing')).noted).toContain('token_unknown (404)')
})

describe('verify', () => {
  beforeAll(async () => {
    const inForce: unknown = await (await fetch(`${collector.url}/v1/sites/shop/policy`)).json()
    const policyVersion = String(Reflect.get(Object(inForce), 'policyVersion'))
    const id = await postTestReceipt(collector.url, policyVersion)
    const reader = await run(collector.adminToken, 'tokens', 'create', '--scope', 'read')
    const path = `/admin/v1/sites/shop/receipts/${id}/bundle`
    const headers = { Authorization: `Bearer ${reader.printed}` }
    const bundle = await (await fetch(collector.url + path, { headers })).text()
    bundleFile = await file('bundle.json', bundle)
  })

  const logKey = async (site: string) =>
    (await (await fetch(`${collector.url}/v1/sites/${site}/log/key`)).text()).trim()

  test('with the key of the log every check is named and the exit code is 0', async () => {
    const { code, printed } = await runLine([
      'verify',
      bundleFile,
      '--log-key',
      await logKey('shop'),
    ])
    expect(printed).toMatch(/^signature: OK/m)
    expect(printed).toMatch(/^checkpoint key: OK/m)
    expect(printed).toMatch(/^receipt 019aa6f2-\S+: analytics given; decided at/m)
    expect(printed).toMatch(/^skew: decided (\d+ d )?\d+ s (before|after) it was received$/m)
    expect(printed.split('\n').at(-1)).toBe('verified')
    expect(code).toBe(0)
  })

  test('the key can come from a file', async () => {
    const path = await file('vkey', `${await logKey('shop')}\n`)
    expect((await runLine(['verify', bundleFile, '--log-key', path])).code).toBe(0)
  })

  test('without a key the checkpoint key is NOT CHECKED and the exit code is 2', async () => {
    const { code, printed } = await runLine(['verify', bundleFile])
    expect(printed).toMatch(/^checkpoint key: NOT CHECKED/m)
    expect(code).toBe(2)
  })

  test('under another key of the same name it fails', async () => {
    const [name = ''] = (await logKey('shop')).split('+')
    const other = new Uint8Array(randomBytes(32))
    const vkey = formatVerifierKey(await makeVerifierKey(name, other))
    const { code, printed } = await runLine(['verify', bundleFile, '--log-key', vkey])
    expect(printed).toMatch(/^checkpoint key: FAILED/m)
    expect(printed.split('\n').at(-1)).toBe('FAILED: do not rely on this bundle')
    expect(code).toBe(1)
  })

  test('a changed time fails', async () => {
    const text = await readFile(bundleFile, 'utf8')
    const path = await file('changed.json', text.replace(/("receivedAt":")\d{4}/, '$12020'))
    const { code, printed } = await runLine(['verify', path, '--log-key', await logKey('shop')])
    expect(printed).toMatch(/^inclusion: FAILED/m)
    expect(code).toBe(1)
  })

  test('what a visitor saved is checked receipt by receipt, and one that fails fails all', async () => {
    const { receipt, proof, entry, policy }: Bundle = JSON.parse(await readFile(bundleFile, 'utf8'))
    const { receivedAt } = entry
    const policyVersion = await hashText(policy ?? '')
    const save = (receivedTimes: string[]) => {
      const receipts = receivedTimes.map((time) => ({ receipt, proof, receivedAt: time }))
      const texts = { policy: { [policyVersion]: policy }, build: {} }
      const exported = { schema: RECEIPTS_SCHEMA, site: 'shop', subjectId: 's', ...texts, receipts }
      return file('receipts.json', JSON.stringify(exported))
    }
    const verify = async (path: string) =>
      runLine(['verify', path, '--log-key', await logKey('shop')])
    const good = await verify(await save([receivedAt, receivedAt]))
    expect(good.printed.match(/^verified$/gm)).toHaveLength(2)
    expect(good.code).toBe(0)
    const bad = await verify(await save([receivedAt, '2020-01-01T00:00:00.000Z']))
    expect(bad.printed.match(/^verified$/gm)).toHaveLength(1)
    expect(bad.code).toBe(1)
  })

  describe('with a file of trusted keys', () => {
    const second = 1_795_348_800
    let witnessed: string
    let keysFile: string

    beforeAll(async () => {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519')
      const { x = '' } = publicKey.export({ format: 'jwk' })
      const raw = new Uint8Array(Buffer.from(x, 'base64url'))
      const witness = await makeVerifierKey('witness.example/1', raw, 'cosignature')
      const bundle = JSON.parse(await readFile(bundleFile, 'utf8'))
      const text = `${String(bundle.proof).split('\n\n')[1]}\n`
      const time = Buffer.alloc(8)
      time.writeBigUInt64BE(BigInt(second))
      const message = Buffer.from(`cosignature/v1\ntime ${second}\n${text}`)
      const bytes = Buffer.concat([witness.keyId, time, sign(null, message, privateKey)])
      const proof = `${bundle.proof}— witness.example/1 ${bytes.toString('base64')}\n`
      witnessed = await file('witnessed.json', JSON.stringify({ ...bundle, proof }))
      const lines = [
        '# the log',
        await logKey('shop'),
        '',
        '# a witness',
        formatVerifierKey(witness),
      ]
      keysFile = await file('keys', lines.join('\n'))
    })

    test('cosignatures are named, with their time, and the report says witnessed', async () => {
      const { code, printed } = await runLine(['verify', witnessed, '--keys', keysFile])
      expect(printed).toContain(
        'cosignatures: OK (witnessed: by witness.example/1 at 2026-11-22T12:00:00.000Z)',
      )
      expect(printed).toMatch(/^trust: signed, witnessed: yes$/m)
      expect(printed.split('\n').at(-1)).toBe('verified')
      expect(code).toBe(0)
    })

    test('a bundle that no witness cosigned is not checked, exit code 2', async () => {
      const { code, printed } = await runLine(['verify', bundleFile, '--keys', keysFile])
      expect(printed).toContain('cosignatures: NOT CHECKED (witnessed: no, by none of 1 given)')
      expect(printed).toMatch(/^trust: signed, witnessed: no$/m)
      expect(code).toBe(2)
    })

    test('a cosignature of another checkpoint fails', async () => {
      const bundle = JSON.parse(await readFile(witnessed, 'utf8'))
      const proof = String(bundle.proof).replace(/(.)(.{12}\n)$/, (_, letter, rest) => {
        return (letter === 'A' ? 'B' : 'A') + rest
      })
      const path = await file('forged.json', JSON.stringify({ ...bundle, proof }))
      const { code, printed } = await runLine(['verify', path, '--keys', keysFile])
      expect(printed).toMatch(/^cosignatures: FAILED/m)
      expect(code).toBe(1)
    })

    test('without witnesses’ keys the same bundle is verified, and says witnessed: no', async () => {
      const key = await logKey('shop')
      const { code, printed } = await runLine(['verify', witnessed, '--log-key', key])
      expect(printed).toMatch(/^trust: signed, witnessed: no$/m)
      expect(code).toBe(0)
    })

    test('a trust policy says how many must have cosigned: enough is verified, too few fails', async () => {
      const keys = await readFile(keysFile, 'utf8')
      const [log, one] = keys.split('\n').filter((line) => line && !line.startsWith('#'))
      const policy = async (quorum: string) => {
        const other = formatVerifierKey(
          await makeVerifierKey('witness.example/2', new Uint8Array(32), 'cosignature'),
        )
        const lines = [`log ${log}`, `witness a ${one}`, `witness b ${other}`, quorum]
        return file('policy', `${lines.join('\n')}\n`)
      }
      const verify = async (bundle: string, quorum: string) =>
        runLine(['verify', bundle, '--policy', await policy(quorum)])
      expect((await verify(witnessed, 'group g any a b\nquorum g')).code).toBe(0)
      const { code, printed } = await verify(witnessed, 'group g all a b\nquorum g')
      expect(printed).toContain(
        'cosignatures: FAILED (expected a quorum of witnesses, found witness.example/1 at',
      )
      expect(code).toBe(1)
      expect((await verify(bundleFile, 'quorum a')).code).toBe(1)
      expect((await verify(bundleFile, 'quorum none')).code).toBe(0)
    })

    test('a trust policy that cannot be read is one coded line', async () => {
      const path = await file('policy', 'quorum nobody\n')
      expect(await runLine(['verify', witnessed, '--policy', path])).toMatchObject({
        code: 64,
        noted: `kvitto: usage: ${path}: expected none, or a name of a line above on line 1, found otherwise`,
      })
      expect((await runLine(['verify', witnessed, '--policy', `${path}.none`])).code).toBe(1)
    })

    test('a file without keys is used wrongly', async () => {
      const path = await file('empty', '# nothing\n')
      const { code, noted } = await runLine(['verify', bundleFile, '--keys', path])
      expect(noted).toBe('kvitto: usage: expected a vkey in the file of --keys, found none')
      expect(code).toBe(64)
    })
  })

  test('what is no key is used wrongly, not ignored', async () => {
    const { code, noted } = await runLine(['verify', bundleFile, '--log-key', 'nonsense'])
    expect(noted).toMatch(/^kvitto: usage: expected --log-key to be a vkey/)
    expect(code).toBe(64)
  })

  test('saved receipts of which there are none are not verified', async () => {
    const exported = {
      schema: RECEIPTS_SCHEMA,
      site: 'shop',
      subjectId: 's',
      policy: {},
      build: {},
    }
    const path = await file('none.json', JSON.stringify({ ...exported, receipts: [] }))
    expect(await runLine(['verify', path, '--log-key', await logKey('shop')])).toEqual({
      code: 2,
      printed: 'receipts: NOT CHECKED (there is no receipt in it)',
      noted: '',
    })
  })

  test('what is no JSON is one coded line and exit 1', async () => {
    const path = await file('text.json', 'hello')
    const { code, noted } = await runLine(['verify', path])
    expect(noted).toMatch(/^kvitto: file_unreadable: expected JSON in [^\n]+$/)
    expect(code).toBe(1)
  })
})

import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'
import { testPolicy } from '../testing/test-policy.ts'

let collector: TestCollector
const snippets: Record<string, string> = {}

const run = (...line: string[]) => runLine(line, { KVITTO_URL: collector.url })

const stats = {
  id: 'stats',
  name: 'Stats',
  role: 'processor' as const,
  provider: 'Stats AB',
  country: 'SE',
  transfer: null,
  retention: 'P1M',
  purposes: ['analytics'],
  hosts: ['stats.example'],
  cookies: [],
  storage: [],
}

async function publish(policy: unknown) {
  const path = join(collector.folder, 'policy.json')
  await writeFile(path, JSON.stringify(policy))
  const env = { KVITTO_URL: collector.url }
  const made = await runLine(
    ['tokens', 'create', '--scope', 'publish', '--token', collector.adminToken],
    env,
  )
  await runLine(['sites', 'add', 'shop', '--token', made.printed], env)
  return runLine(['publish', path, '--token', made.printed], env)
}

beforeAll(async () => {
  collector = await startTestCollector()
  await publish(testPolicy({ services: [stats] }))
  for (const kind of ['inlined', 'pinned', 'floating', 'strict']) {
    snippets[kind] = (await run('snippet', 'shop', '--kind', kind)).printed
  }
})
afterAll(() => collector.stop())

describe('snippet', () => {
  test('prints the kind that is asked for, and the inlined one where none is', async () => {
    expect(snippets.inlined).toMatch(
      /^<script>var slice = \{.*"policyVersion":"[\w-]{43}".*<\/script>$/,
    )
    expect(snippets.pinned).toMatch(
      /^<script src="[^"]+\/kvitto\.[\w-]{43}\.js" integrity="sha256-/,
    )
    expect(snippets.floating).toMatch(/^<script src="[^"]+\/s\/shop\/kvitto\.js"><\/script>$/)
    expect(snippets.strict).toMatch(/^<meta id="kvitto-strict" .* stats\.example /)
    expect((await run('snippet', 'shop')).printed).toBe(snippets.inlined)
  })

  test('takes a nonce for every script that runs', async () => {
    for (const kind of ['inlined', 'pinned', 'strict']) {
      const { printed } = await run('snippet', 'shop', '--kind', kind, '--nonce', '{{nonce}}')
      expect(printed.match(/<script(?! type="text\/plain")[^>]*>/g)).toEqual([
        expect.stringContaining('nonce="{{nonce}}"'),
      ])
    }
  })

  test('takes sources of the site’s own for strict, and refuses what is none', async () => {
    const strict = ['snippet', 'shop', '--kind', 'strict', '--source']
    const { printed } = await run(...strict, 'img-src=cdn.example')
    expect(printed).toMatch(/;img-src 'self'[^;]* cdn\.example/)
    expect(await run(...strict, "img-src='nonce-a'")).toMatchObject({ code: 64 })
    expect(await run(...strict, 'image=cdn.example')).toMatchObject({ code: 64 })
    expect(await run('snippet', 'shop', '--kind', 'other')).toMatchObject({ code: 64 })
  })

  test('of a site that is not there is refused', async () => {
    expect(await run('snippet', 'nowhere')).toMatchObject({ code: 1, printed: '' })
  })
})

test('publish tells of a cookie domain for which no browser keeps a cookie', async () => {
  const origins = ['https://shop.github.io']
  const behaviour = { ...testPolicy().behaviour, cookieDomain: 'github.io' }
  const { noted } = await publish(testPolicy({ origins, behaviour, version: 'suffix' }))
  expect(noted).toContain('warning: behaviour.cookieDomain: github.io is a public suffix')
})

test('publish names hosts that an optional service shares, and what strict cannot hold', async () => {
  const pay = { ...stats, id: 'pay', purposes: ['essential'] }
  const { noted } = await publish(testPolicy({ services: [pay], version: '0' }))
  expect(noted).not.toContain('warning')
  const shared = await publish(testPolicy({ services: [pay, stats], version: 'shared' }))
  expect(shared.noted).toContain(
    'warning: stats.example of stats lies on stats.example of pay (essential)',
  )
  const strict = await run('snippet', 'shop', '--kind', 'strict')
  expect(strict.noted).toContain(
    'warning: stats.example of stats lies on stats.example, which is essential: not held',
  )
  const own = { ...stats, hosts: ['/metrics/'], paths: { exclude: ['/portal/'] } }
  const { noted: told } = await publish(testPolicy({ services: [own], version: 'own' }))
  expect(told).toContain('warning: services[0].paths.exclude[0]: /portal/ is that address alone')
  const { noted: held } = await run('snippet', 'shop', '--kind', 'strict')
  expect(held).toContain('warning: /metrics/ of stats lies on this origin: not held')
  expect(held).toContain(
    'warning: stats may not run on every path: strict does not tell them apart',
  )
  // For the tests after this one.
  await publish(testPolicy({ services: [stats], version: 'last' }))
  for (const kind of ['inlined', 'pinned', 'floating', 'strict']) {
    snippets[kind] = (await run('snippet', 'shop', '--kind', kind)).printed
  }
})

describe('snippet --check', () => {
  const page = (head: string, body = '') =>
    `<!doctype html><html><head><meta charset="utf-8">${head}<title>Shop</title></head><body>${body}</body></html>`

  /** The lines that are not OK, and the exit code, of a page that a server sends. */
  async function check(html: string, headers: Record<string, string> = {}) {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', ...headers })
      response.end(html)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const { code, printed } = await run('snippet', '--check', `http://127.0.0.1:${port}/`)
    server.close()
    const wrong = printed.split('\n').filter((line) => !/: OK/.test(line))
    return { code, wrong: wrong.join('\n') }
  }
  const right = { code: 0, wrong: '' }

  test.each(['inlined', 'pinned', 'floating'])(
    'the %s snippet first in the head is right',
    async (kind) => {
      expect(await check(page(snippets[kind] as string))).toEqual(right)
      expect(await check(page(`${snippets.strict}${snippets[kind]}`))).toEqual(right)
    },
  )

  test('of a file all but its headers is checked', async () => {
    const path = join(collector.folder, 'page.html')
    await writeFile(path, page(snippets.inlined as string))
    const { code, printed } = await run('snippet', '--check', path)
    expect(code).toBe(2)
    expect(printed).toContain('policy: NOT CHECKED (a file has no headers)')
    expect((await run('snippet', '--check', join(collector.folder, 'none.html'))).code).toBe(1)
  })

  test('a page without a snippet, and one that a comment has swallowed', async () => {
    expect(await check(page(''))).toEqual({
      code: 1,
      wrong: expect.stringMatching('loader: FAILED .*found none'),
    })
    const inside = await check(page(`<!-- ${snippets.floating} -->`))
    expect(inside.wrong).toContain('found it inside a comment')
    const swallowed = await check(page(`<script type="text/plain">${snippets.floating}</script>`))
    expect(swallowed.wrong).toContain('inside <script>')
  })

  test.each([
    [
      'after another script',
      () => `<script src="/app.js"></script>${snippets.floating}`,
      /before it: <script \/app\.js>/,
    ],
    [
      'after a pixel',
      () => `<link rel="stylesheet" href="//fonts.example/a.css">${snippets.floating}`,
      /before it: <link rel=stylesheet/,
    ],
    [
      'deferred',
      () => snippets.floating?.replace('<script', '<script defer'),
      /defer lets the page run/,
    ],
    [
      'made a module',
      () => snippets.floating?.replace('<script', '<script type="module"'),
      /type="module"/,
    ],
    ['in the body', () => `</head><body><p>x</p>${snippets.floating}`, /found it in the body/],
  ])('a snippet %s', async (_, head, expected) => {
    const { code, wrong } = await check(page(head() as string))
    expect(code).toBe(1)
    expect(wrong).toMatch(expected)
  })

  test('an inlined version that is no longer in force is stale', async () => {
    const old = snippets.inlined?.replace(
      /"policyVersion":"[\w-]{43}"/,
      `"policyVersion":"${'A'.repeat(43)}"`,
    )
    expect((await check(page(old as string))).wrong).toMatch(
      /version: FAILED \(stale: [\w-]{43} is in force/,
    )
  })

  test('a pinned script that is unknown, or whose integrity is of another', async () => {
    const unknown = snippets.pinned?.replace(/kvitto\.[\w-]{43}/, `kvitto.${'A'.repeat(43)}`)
    expect((await check(page(unknown as string))).wrong).toContain('knows no script of hash')
    const other = snippets.pinned?.replace(/integrity="[^"]+"/, 'integrity="sha256-AAAA"')
    expect((await check(page(other as string))).wrong).toContain(
      'expected the integrity of its hash',
    )
  })

  describe('where the page’s own server answers for the collector', () => {
    type Answer = [status: number, body: string, headers?: Record<string, string>]

    /** The lines of a page with `snippet` on a server that passes on to the collector what is not answered here. */
    async function checkBehind(snippet: string | undefined, answers: Record<string, Answer>) {
      const server = createServer(async (request, response) => {
        const path = request.url ?? ''
        const known = Object.entries(answers).find(([end]) => path.endsWith(end))?.[1]
        const body = page((snippet ?? '').replaceAll(collector.url, ''))
        const [status, text, headers] = known ?? (path === '/' ? [200, body] : await pass(path))
        response.writeHead(status, { 'Content-Type': 'text/html', ...headers })
        response.end(text)
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const { port } = server.address() as AddressInfo
      const result = await run('snippet', '--check', `http://127.0.0.1:${port}/`)
      server.close()
      return result
    }
    const pass = async (path: string): Promise<Answer> => {
      const answer = await fetch(collector.url + path)
      const type = answer.headers.get('content-type') ?? ''
      return [answer.status, await answer.text(), { 'Content-Type': type }]
    }
    const FALLBACK: Answer = [200, '<!doctype html><title>Shop</title>']
    const SCRIPT = { 'Content-Type': 'text/javascript' }

    test('a floating script that is passed on is right', async () => {
      expect((await checkBehind(snippets.floating, {})).code).toBe(0)
    })

    test.each<[string, Record<string, Answer>, string]>([
      ['a page', { 'kvitto.js': FALLBACK }, 'found text/html'],
      ['another script', { 'kvitto.js': [200, 'var a = 1', SCRIPT] }, 'found another script'],
      ['nothing', { 'kvitto.js': [404, ''] }, 'found status 404'],
      ['an error', { 'kvitto.js': [500, ''] }, 'found status 500'],
      [
        'a circle',
        { 'kvitto.js': [302, '', { Location: '/kvitto.js' }] },
        'redirect count exceeded',
      ],
      [
        'bytes that are not packed as it says',
        { 'kvitto.js': [200, 'x', { ...SCRIPT, 'Content-Encoding': 'br' }] },
        'version: FAILED',
      ],
    ])('%s in a floating script’s place is named', async (_, answers, found) => {
      const { code, printed } = await checkBehind(snippets.floating, answers)
      expect(printed).toMatch(/^version: FAILED \(expected the loader of shop at http:/m)
      expect(printed).toContain(found)
      expect(printed).toMatch(/^noscript: OK/m)
      expect(code).toBe(1)
    })

    test('a script that leads elsewhere is read there, as a browser does', async () => {
      const moved: Answer = [301, '', { Location: `${collector.url}/s/shop/kvitto.js` }]
      expect((await checkBehind(snippets.floating, { '/kvitto.js': moved })).code).toBe(0)
    })

    test('an older script than what is in force is not yet checked', async () => {
      const [, text] = await pass('/s/shop/kvitto.js')
      const old = text.replace(/"policyVersion":"[\w-]{43}"/, `"policyVersion":"${'A'.repeat(43)}"`)
      const { code, printed } = await checkBehind(snippets.floating, {
        'kvitto.js': [200, old, SCRIPT],
      })
      expect(printed).toMatch(/^version: NOT CHECKED \(.*A{43}.*five minutes/m)
      expect(code).toBe(2)
    })

    test('a page for a pinned script that the collector does not know is none', async () => {
      const unknown = snippets.pinned?.replace(/kvitto\.[\w-]{43}/, `kvitto.${'A'.repeat(43)}`)
      const answers = { [`${'A'.repeat(43)}.js`]: FALLBACK }
      const { code, printed } = await checkBehind(unknown, answers)
      expect(printed).toContain('knows no script of hash')
      expect(code).toBe(1)
    })

    test.each<[string, Answer, RegExp]>([
      ['a page', FALLBACK, /^version: FAILED \(answer_malformed: /m],
      [
        'an error',
        [500, 'Internal Server Error'],
        /^version: FAILED \(answer_malformed: .* 500\)/m,
      ],
    ])('%s for what is in force leaves the rest checked', async (_, answer, line) => {
      const { code, printed, noted } = await checkBehind(snippets.floating, { snippets: answer })
      expect(printed).toMatch(line)
      expect(printed).toMatch(/^place: OK/m)
      expect([code, noted]).toEqual([1, ''])
    })

    test('the page that is read is named where it is another than was asked for', async () => {
      const answers: Record<string, Answer> = { '/login': [200, page(snippets.floating ?? '')] }
      const { noted } = await checkBehind('', {
        ...answers,
        '/': [302, '', { Location: '/login' }],
      })
      expect(noted).toMatch(
        /^http:\/\/127\.0\.0\.1:\d+\/ leads to http:\S+\/login: that page is checked$/,
      )
    })

    test('a page with an error’s status is not taken for the page', async () => {
      const answers: Record<string, Answer> = { '/': [503, page(snippets.floating ?? '')] }
      const { code, printed } = await checkBehind('', answers)
      expect(printed).toMatch(/^loader: NOT CHECKED \(floating, site shop; the answer is 503\)/m)
      expect(code).toBe(2)
    })

    test('a page that cannot be read is said with its reason', async () => {
      const headers = { 'Content-Encoding': 'gzip' }
      const { code, noted } = await checkBehind('', { '/': [200, 'not packed', headers] })
      expect(noted).toMatch(/^kvitto: file_unreadable: expected a page at http:\S+: .*header/)
      expect(code).toBe(1)
    })
  })

  const strict = (change: (text: string) => string) =>
    page(`${change(snippets.strict as string)}${snippets.floating}`)
  test.each<[string, (text: string) => string, RegExp]>([
    ['in a comment', (text) => `<!-- ${text} -->`, /inside a comment/],
    [
      'whose end is gone',
      (text) => text.replaceAll('<script type="text/plain">0</script>', ''),
      /what follows is swallowed/,
    ],
    [
      'whose end a minifier emptied',
      (text) => text.replaceAll('>0</script>', '></script>'),
      /what follows is swallowed/,
    ],
    [
      'whose questions are gone',
      (text) => text.replaceAll(/<script>.*?<\/script>/gs, ''),
      /it stays closed/,
    ],
    [
      'whose policy is gone',
      (text) => text.replace(/<\/script><meta[^>]*>/, '</script>'),
      /expected a policy of its own/,
    ],
    [
      'of an earlier meaning',
      (text) => text.replace(/~g~[\w-]{8}/, '~g~AAAAAAAA'),
      /earlier meaning/,
    ],
    [
      'that lets the service through',
      (text) => text.replaceAll("'self'", "'self' stats.example"),
      /its policy allows stats\.example/,
    ],
    [
      'of before a host was added',
      (text) => text.replaceAll('stats.example', 'old.example'),
      /which it leaves out/,
    ],
    [
      'after a script',
      (text) => `<script src="/a.js"></script>${text}`,
      /strict: FAILED \(before it/,
    ],
    ['after what ends the head', (text) => `<p>x</p>${text}`, /found one in the body/],
  ])('a strict snippet %s', async (_, change, expected) => {
    const { code, wrong } = await check(strict(change))
    expect(code).toBe(1)
    expect(wrong).toMatch(expected)
  })

  test('a policy of the site’s own that stops it', async () => {
    const csp = (text: string) => ({ 'Content-Security-Policy': text })
    const inlined = page(snippets.inlined as string)
    const floating = page(snippets.floating as string)
    const blocked = await check(inlined, csp("script-src 'self'"))
    expect(blocked.wrong).toMatch(/policy: FAILED .*its hash is 'sha256-/)
    const [, hash = ''] = /its hash is ('sha256-[^']+')/.exec(blocked.wrong) ?? []
    const connect = `connect-src ${collector.url}`
    const parts = `${collector.url}/builds/`
    expect(await check(inlined, csp(`script-src ${hash} ${parts}; ${connect}`))).toEqual(right)
    expect((await check(inlined, csp(`script-src ${hash}; ${connect}`))).wrong).toContain(
      `script-src does not allow the parts at ${parts}`,
    )
    expect((await check(inlined, csp(`script-src ${hash}; connect-src 'self'`))).wrong).toContain(
      'does not allow the collector',
    )
    expect((await check(floating, csp("default-src 'self'"))).wrong).toContain(
      'script-src does not allow',
    )
    expect(await check(floating, csp(`default-src 'self' ${collector.url}`))).toEqual(right)
    const types = await check(
      floating,
      csp("require-trusted-types-for 'script'; trusted-types other"),
    )
    expect(types.wrong).toContain('trusted-types does not allow kvitto')
    const strictPage = page(`${snippets.strict}${snippets.floating}`)
    const own = await check(strictPage, csp(`script-src ${collector.url}`))
    expect(own.wrong).toContain('script-src does not allow an inline script')
  })

  test('pixels that fire without script are named', async () => {
    const gtm = '<noscript><iframe src="https://tags.example/ns.html?id=1"></iframe></noscript>'
    const { code, wrong } = await check(page(snippets.floating as string, gtm))
    expect(code).toBe(1)
    expect(wrong).toContain(
      'noscript: FAILED (asked for without consent: iframe https://tags.example/ns.html?id=1)',
    )
  })
})

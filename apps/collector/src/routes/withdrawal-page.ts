import { hash } from 'node:crypto'
import type { ReceiptsStrings, Strings } from '@kvitto/banner/strings'
import { knownLocaleOf, type Locale, type Policy } from '@kvitto/core'
import { html, raw } from 'hono/html'

/** Physical sides nowhere: some languages begin at the right. */
const STYLE = `
:root{color-scheme:light dark;--surface:#fff;--text:#1b2127;--accent:#1d3a4f;--on-accent:#fff;--muted:#4c545b;}
@media (prefers-color-scheme:dark){:root{--surface:#1a2027;--text:#eef1f4;--accent:#cfe3f1;--on-accent:#10202c;--muted:#b9c0c6;}}
body{margin:0;background:var(--surface);color:var(--text);font:1.0625rem/1.5 system-ui,sans-serif;}
main{max-inline-size:32rem;margin-inline:auto;padding:clamp(1.5rem,10vh,6rem) 1.5rem 1.5rem;overflow-wrap:anywhere;}
h1{margin:0 0 .75rem;font-size:1.625rem;line-height:1.25;text-wrap:balance;}
p{margin:0 0 1.5rem;}
button{min-block-size:3rem;padding:.625rem 1.5rem;border:2px solid transparent;border-radius:.75rem;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;cursor:pointer;}
footer{margin-block-start:2.5rem;color:var(--muted);font-size:.9375rem;}
a{color:inherit;}
:focus-visible{outline:3px solid var(--text);outline-offset:3px;}
`

/** No script, nothing from elsewhere: a mail may have been read by many before it is opened. */
export const WITHDRAWAL_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${hash('sha256', STYLE, 'base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

export interface WithdrawalPage {
  language: Locale
  /** Undefined where the link names no site of this collector: the page is the same, but for who asks. */
  controller: Policy['controller'] | undefined
  /** Whether it asks, tells that it is done, asks again after an error, or tells that its address is no link. */
  state: 'asks' | 'done' | 'failed' | 'no-link'
}

/** Asks before it withdraws, or says that it did; the same whatever there was to withdraw. */
export async function withdrawalPage({ language, controller, state }: WithdrawalPage) {
  const known = knownLocaleOf(language)
  const { words, dir } = await readWords(known ?? 'en')
  const heading = state === 'done' ? words.done : words.title
  const failure = state === 'failed' || state === 'no-link' ? words.failed : ''
  return html`<!doctype html>
<html lang="${known ? language : 'en'}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>${failure && `${failure} `}${heading}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${heading}</h1>
${failure && html`<p role="alert">${failure}</p>`}
${state === 'done' || state === 'no-link' ? '' : html`<p>${words.intro}</p>\n<form method="post"><button>${words.withdraw}</button></form>`}
${controller ? html`<footer><a href="${controller.url}" dir="auto">${controller.name}</a></footer>` : ''}
</main>
</body>
</html>
`
}

async function readWords(locale: Locale) {
  const [first, receipts] = await Promise.all([
    import(`@kvitto/banner/locales/${locale}`),
    import(`@kvitto/banner/locales/${locale}/receipts`),
  ])
  const { strings: words }: { strings: ReceiptsStrings } = receipts
  const { strings }: { strings: Strings } = first
  return { words: words.withdrawalPage, dir: strings.dir }
}

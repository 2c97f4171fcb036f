import { readFile } from 'node:fs/promises'
import type { Subject } from './subject.ts'

const BAR = '[data-decision="given"]'

/** What others do on the same page, each as its own documentation says. */
export function peers(analytics: string): Subject[] {
  const marked = (attributes: string) =>
    `<script async type="text/plain" data-src="${analytics}" ${attributes}></script>`
  return [
    { name: 'no tool', analytics: `<script async src="${analytics}"></script>` },
    { name: 'hand-written', body: '<script src="/app/hand-written.js"></script>', accept: BAR },
    { name: 'Preact', body: '<script type="module" src="/app/preact.js"></script>', accept: BAR },
    {
      name: 'vanilla-cookieconsent',
      head: '<link rel="stylesheet" href="/app/vanilla-cookieconsent.css">',
      analytics: marked('data-category="analytics"'),
      body: '<script type="module" src="/app/vanilla-cookieconsent.js"></script>',
      accept: '#cc-main .cm__btn[data-role="all"]',
    },
    {
      name: 'klaro',
      head: `<script defer src="/klaro/config.js"></script><script defer src="/klaro/klaro.js"></script>`,
      analytics: marked('data-type="text/javascript" data-name="stats"'),
      accept: '.klaro .cookie-notice .cm-btn-success',
    },
    {
      name: 'tarteaucitron',
      head: `<script src="/tarteaucitron/tarteaucitron.min.js"></script><script>${tarteaucitron(analytics)}</script>`,
      accept: '#tarteaucitronPersonalize2',
    },
    {
      name: 'c15t',
      head: '<link rel="stylesheet" href="/app/c15t.css">',
      body: '<script type="module" src="/app/c15t.js"></script>',
      accept: '[data-testid="consent-banner-accept-button"]',
    },
  ]
}

const module = (path: string) => new URL(import.meta.resolve(path))

/** What two of them load that no bundler made, by path. */
export async function peerFiles(): Promise<Map<string, string>> {
  const files = new Map([['/klaro/config.js', KLARO]])
  files.set('/klaro/klaro.js', await readFile(module('klaro'), 'utf8'))
  for (const path of [
    'tarteaucitron.min.js',
    'tarteaucitron.services.min.js',
    'lang/tarteaucitron.en.min.js',
    'css/tarteaucitron.min.css',
  ]) {
    const url = new URL(path, module('tarteaucitronjs'))
    files.set(`/tarteaucitron/${path}`, await readFile(url, 'utf8'))
  }
  return files
}

const KLARO = `var klaroConfig = {
  version: 1, acceptAll: true, lang: 'en', privacyPolicy: '/',
  translations: { en: { consentNotice: { description: 'We count visits.' }, purposes: { analytics: 'Analytics' } } },
  services: [{ name: 'stats', title: 'Stats', purposes: ['analytics'] }],
}`

function tarteaucitron(analytics: string): string {
  return `
tarteaucitron.init({ orientation: 'bottom', highPrivacy: true, DenyAllCta: true, AcceptAllCta: true, removeCredit: true })
tarteaucitron.services.stats = {
  key: 'stats', type: 'analytic', name: 'Stats', uri: '/', needConsent: true, cookies: [],
  js() { tarteaucitron.addScript('${analytics}') },
}
;(tarteaucitron.job = tarteaucitron.job || []).push('stats')
`
}

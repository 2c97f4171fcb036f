import type { MarkupVector } from '../vector.ts'

/** Scripts as the HTML has them. */
export const scriptsInMarkup: MarkupVector[] = [
  { id: 'script-classic', html: (to) => `<script src="${to.js}"></script>` },
  { id: 'script-async', html: (to) => `<script async src="${to.js}"></script>` },
  { id: 'script-defer', html: (to) => `<script defer src="${to.js}"></script>` },
  { id: 'script-module', html: (to) => `<script type="module" src="${to.mjs}"></script>` },
  { id: 'script-in-head', head: true, html: (to) => `<script src="${to.js}"></script>` },
  {
    id: 'script-crossorigin',
    html: (to) => `<script crossorigin="anonymous" src="${to.js}"></script>`,
  },
  {
    id: 'script-without-scheme',
    html: (to) => `<script src="${to.js.slice('http:'.length)}"></script>`,
  },
  {
    id: 'script-other-spelling',
    note: 'the same host, written so that only a URL parser knows it',
    html: (to) =>
      `<script src=" HTT\nP:\\\\${to.js.slice(7).replace('127.0.0.1', '0x7f.1')}"></script>`,
  },
  {
    id: 'script-by-base',
    alone: true,
    note: '`<base>` turns a relative address into the third party’s',
    html: (to) => `<base href="${to.base}"><script src="a.js"></script>`,
    // The base is a site's own; what it resolves is marked.
    marked: (to) =>
      `<base href="${to.base}"><script type="text/plain" data-kvitto="analytics" data-src="a.js"></script>`,
    moments: ['parsing'],
  },
  {
    id: 'inline-module-import',
    html: (to) => `<script type="module">import '${to.mjs}'</script>`,
  },
  {
    id: 'import-map',
    html: (to) => `<script type="importmap">{"imports":{"${to.token}":"${to.mjs}"}}</script>
<script type="module">import '${to.token}'</script>`,
  },
  {
    id: 'module-export-from',
    html: (to) => `<script type="module">export * from '${to.mjs}'</script>`,
  },
  {
    id: 'data-script',
    note: 'the script travels in its own address and asks the third party',
    html: (to) => `<script src="data:text/javascript,fetch('${to.text}')"></script>`,
  },
  {
    id: 'svg-script',
    html: (to) => `<svg width="1" height="1"><script href="${to.js}"></script></svg>`,
  },
  {
    id: 'svg-script-xlink',
    html: (to) => `<svg width="1" height="1"><script xlink:href="${to.js}"></script></svg>`,
  },
  {
    id: 'noscript-pixel',
    note: 'fires with script switched off; where script runs only what makes real elements of it does',
    html: (to) => `<noscript><img src="${to.gif}" alt=""></noscript>`,
  },
  {
    id: 'speculation-prefetch',
    html: (to) =>
      `<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${to.html}"],"eagerness":"immediate"}]}</script>`,
  },
  {
    id: 'speculation-prerender',
    html: (to) =>
      `<script type="speculationrules">{"prerender":[{"source":"list","urls":["${to.html}"],"eagerness":"immediate"}]}</script>`,
  },
]

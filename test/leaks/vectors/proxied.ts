import type { Vector } from '../vector.ts'

/** The service behind a path of the page's own origin, which the policy names. */
export const proxied: Vector[] = [
  { id: 'proxied-script', html: (to) => `<script src="${to.proxied}a.js"></script>` },
  { id: 'proxied-img', html: (to) => `<img src="${to.proxied}a.gif" alt="">` },
  { id: 'proxied-stylesheet', html: (to) => `<link rel="stylesheet" href="${to.proxied}a.css">` },
  { id: 'proxied-iframe', html: (to) => `<iframe src="${to.proxied}a.html"></iframe>` },
  {
    id: 'proxied-module',
    html: (to) => `<script type="module">import '${to.proxied}a.mjs'</script>`,
  },
  {
    id: 'proxied-img-with-cookie',
    note: 'the answer sets the cookie: only a request that never leaves sets none',
    html: (to) => `<img src="${to.proxied}cookie.gif" alt="">`,
  },
  {
    id: 'proxied-svg-use',
    html: (to) => `<svg width="1" height="1"><use href="${to.proxied}a.svg#a"/></svg>`,
  },
  { id: 'proxied-fetch', run: (to) => fetch(`${to.proxied}a.txt`) },
  { id: 'proxied-fetch-with-cookie', run: (to) => fetch(`${to.proxied}cookie.txt`) },
  { id: 'proxied-beacon', run: (to) => navigator.sendBeacon(`${to.proxied}a.txt`) },
  {
    id: 'proxied-create-script',
    run: (to) => {
      const script = document.createElement('script')
      script.src = `${to.proxied}a.js`
      document.body.append(script)
    },
  },
  { id: 'proxied-worker', run: (to) => new Worker(`${to.proxied}a.js`) },
  { id: 'proxied-dynamic-import', code: (to) => `return import('${to.proxied}a.mjs')` },
]

import type { MarkupVector } from '../vector.ts'

/** Frames, plug-ins' elements, shadow trees, forms and links as the HTML has them. */
export const framesInMarkup: MarkupVector[] = [
  { id: 'iframe', html: (to) => `<iframe src="${to.html}"></iframe>` },
  { id: 'iframe-lazy', html: (to) => `<iframe loading="lazy" src="${to.html}"></iframe>` },
  {
    id: 'iframe-srcdoc-img',
    html: (to) => `<iframe srcdoc="<img src='${to.gif}'>"></iframe>`,
  },
  {
    id: 'iframe-srcdoc-script',
    html: (to) => `<iframe srcdoc="<script src='${to.js}'></script>"></iframe>`,
  },
  {
    id: 'iframe-srcdoc-sandboxed',
    note: 'no script runs in it, so its `<noscript>` is shown',
    html: (to) => `<iframe sandbox srcdoc="<noscript><img src='${to.gif}'></noscript>"></iframe>`,
  },
  {
    id: 'iframe-javascript-address',
    html: (to) => `<iframe src="javascript:'<img src=${to.gif}>'"></iframe>`,
  },
  {
    id: 'iframe-data-address',
    html: (to) => `<iframe src="data:text/html,<img src='${to.gif}'>"></iframe>`,
  },
  {
    id: 'iframe-meta-refresh',
    html: (to) =>
      `<iframe srcdoc="<meta http-equiv='refresh' content='0;url=${to.html}'>"></iframe>`,
  },
  { id: 'object', html: (to) => `<object data="${to.html}" type="text/html"></object>` },
  { id: 'object-image', html: (to) => `<object data="${to.gif}" type="image/gif"></object>` },
  { id: 'embed', html: (to) => `<embed src="${to.html}" type="text/html">` },
  { id: 'embed-svg', html: (to) => `<embed src="${to.svg}" type="image/svg+xml">` },
  {
    id: 'declarative-shadow-img',
    html: (to) =>
      `<div><template shadowrootmode="open"><img src="${to.gif}" alt=""></template></div>`,
  },
  {
    id: 'declarative-shadow-script',
    html: (to) =>
      `<div><template shadowrootmode="closed"><script src="${to.js}"></script></template></div>`,
  },
  {
    id: 'form-post-to-frame',
    html: (to) => `<iframe name="n-${to.token}"></iframe>
<form id="f-${to.token}" method="post" target="n-${to.token}" action="${to.html}"></form>`,
    act: (to) => (document.getElementById(`f-${to.token}`) as HTMLFormElement).submit(),
  },
  {
    id: 'form-formaction',
    html: (to) => `<iframe name="n-${to.token}"></iframe><form target="n-${to.token}">
<button id="f-${to.token}" formaction="${to.html}">Send</button></form>`,
    act: (to) => document.getElementById(`f-${to.token}`)?.click(),
  },
  {
    id: 'link-to-frame',
    html: (to) => `<iframe name="n-${to.token}"></iframe>
<a id="f-${to.token}" target="n-${to.token}" href="${to.html}">Follow</a>`,
    act: (to) => document.getElementById(`f-${to.token}`)?.click(),
  },
  {
    id: 'anchor-ping',
    html: (to) => `<a id="f-${to.token}" href="#on" ping="${to.text}">Follow</a>`,
    act: (to) => document.getElementById(`f-${to.token}`)?.click(),
  },
]

import type { MarkupVector } from '../vector.ts'

/** `<link>` and its kin. */
export const linksInMarkup: MarkupVector[] = [
  { id: 'link-stylesheet', html: (to) => `<link rel="stylesheet" href="${to.css}">` },
  {
    id: 'link-stylesheet-print',
    note: 'low priority, applied when loaded',
    html: (to) =>
      `<link rel="stylesheet" media="print" onload="this.media='all'" href="${to.css}">`,
  },
  { id: 'link-preload-script', html: (to) => `<link rel="preload" as="script" href="${to.js}">` },
  { id: 'link-preload-image', html: (to) => `<link rel="preload" as="image" href="${to.gif}">` },
  {
    id: 'link-preload-imagesrcset',
    html: (to) => `<link rel="preload" as="image" imagesrcset="${to.gif} 1x">`,
  },
  { id: 'link-modulepreload', html: (to) => `<link rel="modulepreload" href="${to.mjs}">` },
  { id: 'link-prefetch', html: (to) => `<link rel="prefetch" href="${to.html}">` },
  { id: 'link-preconnect', line: true, html: (to) => `<link rel="preconnect" href="${to.line}">` },
  {
    id: 'link-icon',
    head: true,
    note: 'asked for only where there is a tab strip to show it in',
    html: (to) => `<link rel="icon" href="${to.gif}">`,
  },
  {
    id: 'link-manifest',
    head: true,
    note: 'asked for only where a page can be installed',
    html: (to) => `<link rel="manifest" href="${to.manifest}">`,
  },
]

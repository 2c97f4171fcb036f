import type { MarkupVector } from '../vector.ts'

/** What CSS asks for, as the HTML has it. */
export const stylesInMarkup: MarkupVector[] = [
  { id: 'style-import', html: (to) => `<style>@import "${to.css}";</style>` },
  {
    id: 'style-background',
    html: (to) => `<style>.b-${to.token}{background:url("${to.gif}")}</style>
<p class="b-${to.token}">One</p>`,
  },
  {
    id: 'style-image-set',
    html: (to) => `<style>.s-${to.token}{background:image-set("${to.gif}" 1x)}</style>
<p class="s-${to.token}">One</p>`,
  },
  {
    id: 'style-font',
    html: (to) => `<style>@font-face{font-family:"${to.token}";src:url("${to.font}")}
.f-${to.token}{font-family:"${to.token}"}</style><p class="f-${to.token}">One</p>`,
  },
  {
    id: 'style-attribute',
    html: (to) => `<p style="background:url('${to.gif}')">One</p>`,
  },
  {
    id: 'style-list-image',
    html: (to) => `<ul><li style="list-style-image:url('${to.gif}')">One</ul>`,
  },
  {
    id: 'svg-style-import',
    html: (to) => `<svg width="1" height="1"><style>@import "${to.css}";</style></svg>`,
  },
]

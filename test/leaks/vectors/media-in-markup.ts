import type { MarkupVector } from '../vector.ts'

/** Pictures, sound and film as the HTML has them. */
export const mediaInMarkup: MarkupVector[] = [
  { id: 'img', html: (to) => `<img src="${to.gif}" alt="">` },
  { id: 'img-srcset', html: (to) => `<img srcset="${to.gif} 1x" alt="">` },
  {
    id: 'img-lazy',
    html: (to) => `<img loading="lazy" src="${to.gif}" alt="" width="1" height="1">`,
  },
  {
    id: 'picture',
    html: (to) => `<picture><source srcset="${to.gif}"><img alt=""></picture>`,
  },
  { id: 'svg-image', html: (to) => `<svg width="1" height="1"><image href="${to.gif}"/></svg>` },
  {
    id: 'svg-image-xlink',
    html: (to) => `<svg width="1" height="1"><image xlink:href="${to.gif}"/></svg>`,
  },
  { id: 'svg-use', html: (to) => `<svg width="1" height="1"><use href="${to.svg}#a"/></svg>` },
  {
    id: 'svg-feimage',
    html: (
      to,
    ) => `<svg width="9" height="9"><filter id="f-${to.token}"><feImage href="${to.gif}"/></filter>
<rect width="9" height="9" filter="url(#f-${to.token})"/></svg>`,
  },
  { id: 'video-src', html: (to) => `<video src="${to.webm}" preload="auto"></video>` },
  { id: 'video-poster', html: (to) => `<video poster="${to.gif}"></video>` },
  {
    id: 'video-source',
    html: (to) => `<video preload="auto"><source src="${to.webm}" type="video/webm"></video>`,
  },
  { id: 'audio-src', html: (to) => `<audio src="${to.wav}" preload="auto"></audio>` },
  {
    id: 'audio-source',
    html: (to) => `<audio preload="auto"><source src="${to.wav}" type="audio/wav"></audio>`,
  },
  {
    id: 'track',
    html: (to) => `<video crossorigin="anonymous" src="/lab/silence.wav" preload="auto">
<track default kind="captions" srclang="en" src="${to.vtt}"></video>`,
    marked: (to) => `<video crossorigin="anonymous" src="/lab/silence.wav" preload="auto">
<track default kind="captions" srclang="en" data-kvitto="analytics" data-src="${to.vtt}"></video>`,
  },
  { id: 'input-image', html: (to) => `<input type="image" src="${to.gif}" alt="">` },
  { id: 'body-background', html: (to) => `<table background="${to.gif}"><tr><td>1</table>` },
  {
    id: 'handler-in-markup',
    note: 'a handler in an attribute asks',
    html: (to) => `<img src="data:," alt="" onerror="fetch('${to.text}').catch(()=>{})">`,
  },
  {
    id: 'svg-onload-in-markup',
    html: (to) => `<svg width="1" height="1" onload="new Image().src='${to.gif}'"></svg>`,
  },
]

import type { Targets } from './vector.ts'

/** What a token may aim at. `line` is a port of the third party's. */
export function targets(token: string, third: number, line: number): Targets {
  const base = `http://127.0.0.1:${third}/v/${token}/`
  return {
    token,
    base,
    js: `${base}a.js`,
    mjs: `${base}a.mjs`,
    css: `${base}a.css`,
    gif: `${base}a.gif`,
    svg: `${base}a.svg`,
    html: `${base}a.html`,
    font: `${base}a.ttf`,
    wav: `${base}a.wav`,
    webm: `${base}a.webm`,
    vtt: `${base}a.vtt`,
    json: `${base}a.json`,
    text: `${base}a.txt`,
    stream: `${base}a.sse`,
    manifest: `${base}a.webmanifest`,
    socket: `ws${base.slice('http'.length)}socket`,
    line: `http://127.0.0.1:${line}`,
    stun: `stun:127.0.0.1:${line}`,
    proxied: `/proxied/${token}/`,
    own: `/own/${token}/`,
  }
}

import type { PageData } from './page-data.ts'

export type { PageData, PageWords } from './page-data.ts'

/** Put in when the parts are built: `run-page.ts` with all it imports, minified. */
declare const __KVITTO_PAGE__: string

/**
 * One HTML file that holds receipts and verifies them wherever it is opened: it asks no network, and its own
 * policy allows none.
 */
export function makePage(data: PageData): string {
  return `<!doctype html>
<html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<style>${STYLES}</style></head><body><main></main>
<script type="application/json">${inScript(data)}</script>
<script>${__KVITTO_PAGE__}</script>
</body></html>
`
}

/** JSON in which nothing ends a script element, opens a comment or ends a line of JavaScript. */
function inScript(data: PageData): string {
  return JSON.stringify(data).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

const STYLES = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:46em;margin:2em auto;padding:0 1em;overflow-wrap:anywhere}
h1{font-size:1.6em}
h2{font-size:1.15em;margin:0 0 .4em}
section{margin:1.5em 0;padding:1em;border:1px solid;border-radius:8px}
p,ul{margin:.3em 0;padding:0}
li{display:flex;justify-content:space-between;gap:1em;list-style:none;border-top:1px solid #8886;padding:.25em 0}
[data-status=ok] b{color:light-dark(#0a6b2b,#6fdc93)}
[data-status=failed] b{color:light-dark(#b00020,#ff8a8a)}
b{text-align:end;overflow-wrap:normal}
code,pre{direction:ltr;unicode-bidi:isolate;white-space:pre-wrap;font-size:.85em}
small{display:block;margin:.5em 0}
`

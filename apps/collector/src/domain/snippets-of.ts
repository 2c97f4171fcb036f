import type { Slice } from '@kvitto/core'
import { strictSnippet } from '@kvitto/gate/strict-snippet'

/** What an owner puts at the start of a page's head: one of the first three, after `strict` where wanted. */
export interface Snippets {
  /** No request at all; says what was published when it was printed. */
  inlined: string
  /** One file for ever, checked by the browser. */
  pinned: string
  /** Follows what is published. */
  floating: string
  /** Policies for the browser itself, for pages that are files. */
  strict: string
}

/** The snippets of one published state of a site. */
export function snippetsOf({
  url,
  slice,
  hash,
  inlined,
}: {
  url: string
  slice: Slice
  /** Of the script that the floating address serves. */
  hash: string
  /** Text of the script that knows its collector by itself. */
  inlined: string
}): Snippets {
  const integrity = `sha256-${Buffer.from(hash, 'base64url').toString('base64')}`
  return {
    inlined: `<script>${inlineScript(inlined)}</script>`,
    pinned: `<script src="${url}/s/${slice.site}/kvitto.${hash}.js" integrity="${integrity}" crossorigin></script>`,
    floating: `<script src="${url}/s/${slice.site}/kvitto.js"></script>`,
    strict: strictSnippet({ ...slice, collector: url }).html,
  }
}

/** In a script's text these end the element, or begin what hides its end; in its strings `\x3c` is the same. */
function inlineScript(text: string): string {
  return text.replace(/<(?=\/script|!--)/gi, '\\x3c')
}

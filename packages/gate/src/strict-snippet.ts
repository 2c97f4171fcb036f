import type { Id, Slice } from '@kvitto/core'
import { type StrictOptions, type StrictParts, strictPolicy } from './strict-policy.ts'

export type StrictSlice = StrictParts & Pick<Slice, 'meanings' | 'void'>

export interface StrictSnippetOptions extends StrictOptions {
  /** Of the site's own Content-Security-Policy, for the inline scripts. */
  nonce?: string
}

export interface StrictSnippet {
  /** For the start of `<head>`, before whatever asks for something. */
  html: string
  /** Texts of the inline scripts: a policy of the site's own that names no nonce needs their hashes. */
  scripts: string[]
}

/**
 * The strict level for static HTML. A first policy always stands and allows what the site names. After
 * it comes one for each purpose, which leaves out the services of that purpose: before it a script
 * writes the start of an inert script element for a visitor who agreed, so that the parser swallows the
 * policy up to a real end tag. The browser keeps to all that stand; without script all of them do.
 */
export function strictSnippet(
  slice: StrictSlice,
  options: StrictSnippetOptions = {},
): StrictSnippet {
  const purposes = Object.keys(slice.meanings)
  const scripts = purposes.map((purpose, place) =>
    [
      ...(place === 0 ? [reader(slice.void ?? [])] : []),
      question(purpose, slice),
      ...(place === purposes.length - 1 ? ['delete self.kvitto'] : []),
    ].join(';'),
  )
  const nonce = options.nonce === undefined ? '' : ` nonce="${escapeAttribute(options.nonce)}"`
  const meta = (allows: (service: Id) => boolean, mark = '') =>
    `<meta${mark} http-equiv="Content-Security-Policy" content="${strictPolicy(slice, allows, options)}">`
  const needs = (purpose: Id) => servicesOf(purpose, slice)
  const closed = purposes.map(
    (purpose, place) =>
      `<script${nonce}>${scripts[place]}</script>${meta((id) => !needs(purpose).includes(id))}${END}`,
  )
  return { html: [meta(() => true, ' id="kvitto-strict"'), ...closed].join('\n'), scripts }
}

/**
 * Ends the swallowed text. A data block, since a minifier would empty a script that does nothing, and
 * remove an empty one; never a comment, which minifiers remove too.
 */
const END = '<script type="text/plain">0</script>'

/**
 * Reads the state as `parseState` does, and takes any doubt for a refusal. The name is the loader's,
 * which comes after: the page has no other global of ours.
 */
function reader(voided: string[]): string {
  const version = voided.length > 0 ? `(?!${voided.join('|')})` : ''
  const state = `^kvitto=1\\.${version}[\\w-]{43}\\.\\d+\\.(\\d+)\\.(-|[\\w-]{43})\\.[p-](\\.[a-z\\d-]{1,40}~[grw]~([\\w-]{8}|s))*$`
  return [
    // Where the site requires Trusted Types and does not allow this name, the write throws: closed.
    `{let html='<script type="text/plain">';`,
    `try{html=trustedTypes.createPolicy('kvitto-strict',{createHTML:t=>t}).createHTML(html)}catch{}`,
    'self.kvitto=(given,refused)=>{try{',
    `let states=document.cookie.split('; ').filter(c=>c.startsWith('kvitto='));`,
    'if(states[0]&&states.every(c=>{',
    `let state=/${state}/.exec(c);`,
    'return state&&state[1]*1e3>Date.now()&&(c+".").includes(given)&&!refused.test(c)',
    '}))document.write(html)}catch{}}}',
  ].join('')
}

/** A refusal of one service closes what stands for its purposes: a host may serve it in either. */
function question(purpose: Id, slice: StrictSlice): string {
  const grant = `.${purpose}~g~${slice.meanings[purpose]?.slice(0, 8)}.`
  return `self.kvitto?.('${grant}',/\\.(${[purpose, ...servicesOf(purpose, slice)].join('|')})~[rw]/)`
}

function servicesOf(purpose: Id, { services }: StrictSlice): Id[] {
  return services.filter(({ purposes }) => purposes.includes(purpose)).map(({ id }) => id)
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}

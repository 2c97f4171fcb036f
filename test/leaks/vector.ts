/** What a vector may aim at. All of it is logged under `token`, by the third party or by the proxied path. */
export interface Targets {
  /** Names one vector at one moment of one page; made of `[a-z0-9-]`. */
  token: string
  /** The third party's folder for this token, absolute; ends in a slash. */
  base: string
  js: string
  mjs: string
  css: string
  gif: string
  svg: string
  html: string
  font: string
  wav: string
  webm: string
  vtt: string
  json: string
  text: string
  stream: string
  manifest: string
  socket: string
  /** A host of the service that only this page uses: connections to it are seen without a request. */
  line: string
  stun: string
  /** As `base`, behind a path of the page's own origin that the policy names. */
  proxied: string
  /** As `base`, scripts of the page's own origin that ask the third party when they run. */
  own: string
}

/** When a vector is tried, one page load. */
export type Moment = 'parsing' | 'ready' | 'late' | 'navigated' | 'framework' | 'clicked'

interface Common {
  /** Unique; also what the table says. */
  id: string
  /** Ends or changes the page for the vectors after it: never tried together with others. */
  alone?: true
  /** Writes where the parser stands: a script that waits for its decision must not. */
  writes?: true
  /** Needs a line: what it does is seen without a request. */
  line?: true
  /** What a reader of the table must know. */
  note?: string
}

/** Markup: met by the parser, put in as text late, and made by a framework. */
export interface MarkupVector extends Common {
  html(to: Targets): string
  /** Its marked form where `mark` does not make it. */
  marked?(to: Targets): string
  /** Belongs into the head. */
  head?: true
  /** What the page does with it afterwards: sends the form, follows the link. In the page. */
  act?(to: Targets): unknown
  /** Only these of the moments that markup has. */
  moments?: Moment[]
}

/** A script of the page itself. */
export interface ScriptVector extends Common {
  /** Runs in the page, cut out of its module: names nothing outside itself. */
  run?(to: Targets): unknown
  /** Where a function cannot say it. */
  code?(to: Targets): string
  /** Default: every moment but `clicked`. */
  moments?: Moment[]
}

export type Vector = MarkupVector | ScriptVector

/** One vector at one moment. */
export interface Instance {
  vector: Vector
  moment: Moment
  to: Targets
}

const MARKUP: Moment[] = ['parsing', 'late', 'framework']
const SCRIPT: Moment[] = ['parsing', 'ready', 'late', 'navigated']

export function momentsOf(vector: Vector): Moment[] {
  return vector.moments ?? ('html' in vector ? MARKUP : SCRIPT)
}

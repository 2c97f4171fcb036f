import type { ConsentState } from '@kvitto/core'
import { formatState, matchesOrigin, readState, STATE_COOKIE } from '@kvitto/core'
import type { Engine } from './engine.ts'

/** What frames and pages say to each other: only `state` tells anything. */
interface Message {
  kvitto: 'ready' | 'ask' | 'state'
  site: string
  text?: string
}

/**
 * A frame takes over what was decided on the page around it, which its own cookies may not show. Only the
 * state's text travels, from a registered origin to a registered origin. The frame reads it as it reads a
 * cookie: garbage is no decision, and beside a state of its own the more refusing counts.
 */
export function joinFrames(engine: Engine, origins: string[]): void {
  const { site } = engine.slice
  const own = engine.cookie
  let inherited = ''

  engine.cookie = () => {
    const { state, text } = own()
    if (!inherited || inherited === text) return { state, text }
    // No comma: that would tell of a stray cookie.
    return { state: moreRefusing(text, inherited), text: text ? `${text}|${inherited}` : inherited }
  }
  const inherit = (text: string) => {
    inherited = text
    if (engine.memory) engine.memory = moreRefusing(formatState(engine.memory), text)
    engine.refresh()
  }

  /** Frames of this page that asked, each with the origin that an answer is for. */
  const frames = new Map<Window, string>()
  const tell = (frame: Window, origin: string) => {
    const text = engine.memory ? formatState(engine.memory) : engine.cookie().text
    post(frame, { kvitto: 'state', site, text }, origin)
  }

  addEventListener('message', ({ data, origin, source }) => {
    const message = readMessage(data)
    if (message?.site !== site || !isWindow(source)) return
    // Whoever it is learns no more than that this frame is here.
    if (message.kvitto === 'ready' && source === parent) ask()
    if (!matchesOrigin(origins, origin)) return
    if (message.kvitto === 'ask' && source.parent === window) {
      frames.set(source, origin)
      tell(source, origin)
    }
    if (message.kvitto === 'state' && source === parent) inherit(message.text ?? '')
  })
  engine.subscribe(({ type }) => {
    if (type !== 'decision' && type !== 'change') return
    for (const [frame, origin] of frames) tell(frame, origin)
  })

  const ask = () => {
    if (parent !== window) post(parent, { kvitto: 'ask', site }, '*')
  }
  ask()
  // Frames that asked before anybody listened ask again.
  for (let index = 0; index < window.length; index++) {
    const frame = window[index]
    if (frame) post(frame, { kvitto: 'ready', site }, '*')
  }
}

function post(target: Window, message: Message, origin: string): void {
  target.postMessage(message, origin)
}

function moreRefusing(...texts: string[]): ConsentState | undefined {
  const cookies = texts.filter(Boolean).map((text) => `${STATE_COOKIE}=${text}`)
  return readState(cookies.join('; ')).state
}

/** Anybody may post anything. */
function readMessage(data: unknown): Message | undefined {
  const { kvitto, site, text } = (data ?? {}) as Record<string, unknown>
  if (kvitto !== 'ready' && kvitto !== 'ask' && kvitto !== 'state') return undefined
  return { kvitto, site: String(site), ...(typeof text === 'string' && { text }) }
}

/** Windows of other origins are no instances of anything here. */
function isWindow(source: MessageEventSource | null): source is Window {
  return source !== null && 'parent' in source
}

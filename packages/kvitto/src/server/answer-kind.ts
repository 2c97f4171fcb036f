import { matchesPath } from '@kvitto/core'
import type { KvittoSite } from './kvitto-site.ts'
import type { VisitRequest } from './read-visit.ts'

export interface AnswerKind {
  /** A page that a person sees. */
  isPage: boolean
  /** The browser takes a policy from it: a page, or a worker's script. */
  isRuled: boolean
  /** Would be one, had it been asked for as a frame's document or a worker. */
  mayBeRuled: boolean
}

/** Fetch Metadata for what has a policy of its own: documents, and workers that are loaded from an address. */
const RULED = /^(document|i?frame|object|embed|(shared|service)?worker)$/

/** A header that came twice is a list, of which browsers take the last. */
const HTML = /(^|,)\s*(text\/html|application\/xhtml\+xml)/i

/** Browsers look into what has no type, or none that says anything, and may find a page there. */
function isGuessed(type: string): boolean {
  return !/^[^\s/;]+\/[^\s/;]+/.test(type) || /^(\*\/\*|(application|unknown)\/unknown)/i.test(type)
}

/** What becomes of an answer in the browser. */
export function answerKind(
  { status, headers }: { status: number; headers: Headers },
  { header, url }: VisitRequest,
  { workers }: Pick<KvittoSite, 'workers'>,
): AnswerKind {
  const type = headers.get('Content-Type') ?? ''
  // One that leads nowhere is shown.
  const isMoved = status >= 300 && status < 400 && headers.has('Location')
  const dest = header('sec-fetch-dest')
  const isAskedFor = RULED.test(dest ?? '')
  const isShown = isAskedFor || (dest === undefined && /html/.test(header('accept') ?? ''))
  const isPage = !isMoved && (HTML.test(type) || (isShown && isGuessed(type)))
  // A drawing can be a document with scripts, and a script can be a worker.
  const mayBeRuled = !isMoved && !isPage && /svg|xml|javascript|ecmascript/i.test(type)
  const isWorker = matchesPath(workers, url.pathname)
  return { isPage, isRuled: isPage || (mayBeRuled && (isAskedFor || isWorker)), mayBeRuled }
}

/** Whether a browser that asks this wants a document or a worker, so that no stored copy may answer. */
export function wantsRuled({ header, url }: VisitRequest, { workers }: KvittoSite): boolean {
  const dest = header('sec-fetch-dest')
  const isPage = dest === undefined && /html|^$/.test(header('accept') ?? '')
  return isPage || RULED.test(dest ?? '') || matchesPath(workers, url.pathname)
}

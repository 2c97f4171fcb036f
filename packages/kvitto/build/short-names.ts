/**
 * Properties by which the loader, its gate and the parts that load later know one another; every file of a build has
 * the same short name for each. No platform object has one of these names, no adapter, nothing that is stored, sent or
 * served, and no part exports one.
 */
export const SHORTENED: string[] = [
  'place',
  'onCall',
  'clean',
  'onResult',
  'hold',
  'isHeld',
  'meet',
  'onHeld',
  'behind',
  'onMarked',
  'isReport',
  'mayName',
  'cleaner',
  'enter',
  'matcher',
  'skips',
  'scan',
  'places',
  'servicesOf',
  'onError',
  'reach',
  'cleanStyle',
  'excuse',
  'isWithdrawn',
  'onFreed',
  'readBack',
  'cleanHtml',
  'forgetText',
  'remember',
  'stillHeld',
  'held',
  'ask',
  'question',
  'optional',
  'stand',
  'looks',
  'seen',
  'showControl',
  'emit',
  'onClosed',
  'openIds',
  'decideBySite',
  'loadPolicy',
  'stopClosed',
  'fillPlaceholder',
  'closeOnce',
  'openOnce',
  'settle',
  'dismiss',
  'mustReload',
  'openBefore',
  'deleteFor',
  'isWaiting',
]

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$'

/** As the minifier takes them. */
export const shortNames: Record<string, string> = Object.fromEntries(
  SHORTENED.map((name, index) => [
    `$${name}`,
    LETTERS.charAt(index) || `$${LETTERS.charAt(index - LETTERS.length)}`,
  ]),
)

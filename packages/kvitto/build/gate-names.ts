/**
 * Properties by which the gate's modules know one another; the build shortens them in the loader. No
 * platform object, slice or part that loads later has one of these names.
 */
export const GATE_NAMES = [
  'behind',
  'clean',
  'cleaner',
  'cleanHtml',
  'cleanStyle',
  'enter',
  'excuse',
  'forgetText',
  'hold',
  'isReport',
  'isWithdrawn',
  'matcher',
  'mayName',
  'meet',
  'onCall',
  'onError',
  'onHeld',
  'onInserted',
  'onResult',
  'place',
  'places',
  'reach',
  'readBack',
  'remember',
  'scan',
  'serviceOf',
  'skips',
  'stillHeld',
]

/**
 * Properties by which the gate's modules know one another; the build shortens them in the loader. No
 * platform object, slice or part that loads later has one of these names.
 */
export const GATE_NAMES = [
  'clean',
  'cleanHtml',
  'cleanStyle',
  'enter',
  'hold',
  'isReport',
  'isWithdrawn',
  'matcher',
  'mayName',
  'meet',
  'onError',
  'onHeld',
  'onInserted',
  'place',
  'places',
  'remember',
  'scan',
  'serviceOf',
  'skips',
]

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Accept all',
  refuse: 'Reject all',
  choose: 'Manage choices',
  later: 'Decide later',
  closeAndRefuse: 'Close and refuse',

  controller: 'Responsible:',
  dpo: 'Data protection officer:',
  terms: (recipients, duration) =>
    `Recipients: ${recipients}. Your consent to these cookies lasts ${duration}.`,
  months: { one: '# month', other: '# months' },
  days: { one: '# day', other: '# days' },
  withdrawable: (control) => `Change or withdraw it at any time under “${control}”.`,
  gpc: 'Your browser asks for Global Privacy Control: no data is sold or shared unless you allow it.',
  pressYourself: 'Nothing was accepted: press the button yourself.',
  loadFailed: 'This could not be loaded. Check your connection and try again.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

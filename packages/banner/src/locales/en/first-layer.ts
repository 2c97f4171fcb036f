import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Accept all',
  refuse: 'Reject all',
  choose: 'Manage choices',
  acceptAsked: 'Accept',
  refuseAsked: 'Reject',
  later: 'Decide later',
  closeAndRefuse: 'Close and refuse',

  controller: 'Responsible:',
  dpo: 'Data protection officer:',
  terms: (recipients, duration) =>
    `Recipients: ${recipients}. Your consent to these cookies lasts ${duration}.`,
  withdrawable: (control) => `Change or withdraw it at any time under “${control}”.`,
  earlierChoices: 'Your other choices stay as they are.',
  changed: (purposes) => `New or changed since your last choice: ${purposes}.`,
  expired: 'Your last choice has expired.',
  comingVersion: (date) => `A new version of this policy takes effect on ${date}.`,
  gpc: 'Your browser asks for Global Privacy Control: no data is sold or shared unless you allow it.',
  loadFailed: 'This could not be loaded. Check your connection and try again.',
  pressYourself: 'Nothing was accepted: press the button yourself.',

  noticeTitle: 'Your data, your choice',
  noticeIntro: 'We use your data for the following. You can say no now or at any time.',
  noticeTerms: (recipients, duration) =>
    `Recipients: ${recipients}. Your choice lasts ${duration}.`,

  placeholder: (source) => `This content comes from ${source}. It loads once you allow it.`,
  placeholderElsewhere: (source) => `Content from ${source} is not shown on this page.`,
  placeholderWhole: (purposes) =>
    `It can be shown only when you allow this use as a whole: ${purposes}.`,
  placeholderOnce: 'This time only',
  placeholderAlways: (service) => `Always from ${service}`,
  placeholderAlwaysFor: (purpose) => `Always: ${purpose}`,
  servicePolicy: 'Privacy policy',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

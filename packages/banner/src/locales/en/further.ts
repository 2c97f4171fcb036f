import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Accept',
  refuseAsked: 'Reject',

  earlierChoices: 'Your other choices stay as they are.',
  changed: (purposes) => `New or changed since your last choice: ${purposes}.`,
  expired: 'Your last choice has expired.',
  comingVersion: (date) => `A new version of this policy takes effect on ${date}.`,

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
}

import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Приемане',
  refuseAsked: 'Отхвърляне',

  earlierChoices: 'Останалите Ви решения не се променят.',
  changed: (purposes) => `Ново или променено след последния Ви избор: ${purposes}.`,
  expired: 'Последният Ви избор вече не важи.',
  comingVersion: (date) => `От ${date} влиза в сила нова версия на тази политика.`,

  noticeTitle: 'Вашите данни, Вашият избор',
  noticeIntro: 'Използваме данните Ви за следното. Можете да откажете сега или по всяко време.',
  noticeTerms: (recipients, duration) =>
    `Брой получатели: ${recipients}. Вашият избор важи ${duration}.`,

  placeholder: (source) => `Това съдържание идва от ${source}. Ще се зареди, след като разрешите.`,
  placeholderElsewhere: (source) => `На тази страница не се показва съдържание от ${source}.`,
  placeholderWhole: (purposes) =>
    `Може да се покаже само ако разрешите тази употреба изцяло: ${purposes}.`,
  placeholderOnce: 'Само този път',
  placeholderAlways: (service) => `Винаги от ${service}`,
  placeholderAlwaysFor: (purpose) => `Винаги: ${purpose}`,
  servicePolicy: 'Политика за поверителност',
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Приемане на всички',
  refuse: 'Отхвърляне на всички',
  choose: 'Управление на избора',
  acceptAsked: 'Приемане',
  refuseAsked: 'Отхвърляне',
  later: 'Решаване по-късно',
  closeAndRefuse: 'Затваряне и отхвърляне',

  controller: 'Администратор на лични данни:',
  dpo: 'Длъжностно лице по защита на данните:',
  terms: (recipients, duration) =>
    `Брой получатели: ${recipients}. Вашето съгласие за тези бисквитки важи ${duration}.`,
  withdrawable: (control) =>
    `Чрез „${control}“ можете по всяко време да промените или оттеглите избора си.`,
  earlierChoices: 'Останалите Ви решения не се променят.',
  changed: (purposes) => `Ново или променено след последния Ви избор: ${purposes}.`,
  expired: 'Последният Ви избор вече не важи.',
  comingVersion: (date) => `От ${date} влиза в сила нова версия на тази политика.`,
  gpc: 'Браузърът Ви изпраща сигнал Global Privacy Control: данните не се продават и не се споделят, освен ако не разрешите това.',
  loadFailed: 'Зареждането не беше успешно. Проверете връзката и опитайте отново.',
  pressYourself: 'Нищо не е прието: бутонът трябва да се натисне лично от Вас.',

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

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

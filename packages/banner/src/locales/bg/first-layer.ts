import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Приемане на всички',
  refuse: 'Отхвърляне на всички',
  choose: 'Управление на избора',
  later: 'Решаване по-късно',
  closeAndRefuse: 'Затваряне и отхвърляне',

  controller: 'Администратор на лични данни:',
  dpo: 'Длъжностно лице по защита на данните:',
  terms: (recipients, duration) =>
    `Брой получатели: ${recipients}. Вашето съгласие за тези бисквитки важи ${duration}.`,
  months: { one: '# месец', other: '# месеца' },
  days: { one: '# ден', other: '# дни' },
  withdrawable: (control) =>
    `Чрез „${control}“ можете по всяко време да промените или оттеглите избора си.`,
  gpc: 'Браузърът Ви изпраща сигнал Global Privacy Control: данните не се продават и не се споделят, освен ако не разрешите това.',
  pressYourself: 'Нищо не е прието: бутонът трябва да се натисне лично от Вас.',
  loadFailed: 'Зареждането не беше успешно. Проверете връзката и опитайте отново.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

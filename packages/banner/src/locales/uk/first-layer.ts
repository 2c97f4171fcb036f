import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Прийняти все',
  refuse: 'Відхилити все',
  choose: 'Налаштувати вибір',
  later: 'Вирішити пізніше',
  closeAndRefuse: 'Закрити й відхилити',

  controller: 'Контролер даних:',
  dpo: 'Відповідальна особа з питань захисту даних:',
  terms: (recipients, duration) =>
    `Одержувачі: ${recipients}. Строк дії вашої згоди на використання цих файлів cookie: ${duration}.`,
  months: { one: '# місяць', few: '# місяці', other: '# місяців' },
  days: { one: '# день', few: '# дні', other: '# днів' },
  withdrawable: (control) =>
    `Ви можете будь-коли змінити або відкликати своє рішення в розділі «${control}».`,
  gpc: 'Ваш браузер надсилає запит Global Privacy Control: дані не продаються й не передаються іншим, якщо ви цього не дозволите.',
  pressYourself: 'Нічого не прийнято: натисніть кнопку самостійно.',
  loadFailed: 'Не вдалося завантажити. Перевірте з’єднання та спробуйте ще раз.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

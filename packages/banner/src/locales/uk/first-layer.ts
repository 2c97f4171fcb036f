import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Прийняти все',
  refuse: 'Відхилити все',
  choose: 'Налаштувати вибір',
  acceptAsked: 'Прийняти',
  refuseAsked: 'Відхилити',
  later: 'Вирішити пізніше',
  closeAndRefuse: 'Закрити й відхилити',

  controller: 'Контролер даних:',
  dpo: 'Відповідальна особа з питань захисту даних:',
  terms: (recipients, duration) =>
    `Одержувачі: ${recipients}. Строк дії вашої згоди на використання цих файлів cookie: ${duration}.`,
  withdrawable: (control) =>
    `Ви можете будь-коли змінити або відкликати своє рішення в розділі «${control}».`,
  earlierChoices: 'Інші ваші рішення не змінюються.',
  changed: (purposes) => `Нове або змінене після вашого останнього рішення: ${purposes}.`,
  expired: 'Строк дії вашого останнього рішення минув.',
  comingVersion: (date) => `${date} набуде чинності нова версія цієї політики.`,
  gpc: 'Ваш браузер надсилає запит Global Privacy Control: дані не продаються й не передаються іншим, якщо ви цього не дозволите.',
  loadFailed: 'Не вдалося завантажити. Перевірте з’єднання та спробуйте ще раз.',
  pressYourself: 'Нічого не прийнято: натисніть кнопку самостійно.',

  noticeTitle: 'Ваші дані — ваш вибір',
  noticeIntro:
    'Ми використовуємо ваші дані для наведених нижче цілей. Ви можете відмовитися зараз або будь-коли.',
  noticeTerms: (recipients, duration) =>
    `Одержувачі: ${recipients}. Строк дії вашого рішення: ${duration}.`,

  placeholder: (source) =>
    `Джерело цього вмісту: ${source}. Вміст завантажиться, щойно ви це дозволите.`,
  placeholderElsewhere: (source) => `Вміст не показується на цій сторінці. Джерело: ${source}.`,
  placeholderWhole: (purposes) =>
    `Його можна показати, лише якщо ви дозволите це використання повністю: ${purposes}.`,
  placeholderOnce: 'Лише цього разу',
  placeholderAlways: (service) => `Завжди з джерела: ${service}`,
  placeholderAlwaysFor: (purpose) => `Завжди: ${purpose}`,
  servicePolicy: 'Політика конфіденційності',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

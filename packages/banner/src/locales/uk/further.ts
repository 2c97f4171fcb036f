import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Прийняти',
  refuseAsked: 'Відхилити',

  earlierChoices: 'Інші ваші рішення не змінюються.',
  changed: (purposes) => `Нове або змінене після вашого останнього рішення: ${purposes}.`,
  expired: 'Строк дії вашого останнього рішення минув.',
  comingVersion: (date) => `${date} набуде чинності нова версія цієї політики.`,

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
}

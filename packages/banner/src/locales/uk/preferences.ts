import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro:
    'Вирішіть окремо щодо кожного виду використання. Ніщо необов’язкове не працює, якщо ви його не ввімкнете.',
  introNotice:
    'Вирішіть окремо щодо кожного виду використання. Усе ввімкнене працює, доки ви його не вимкнете.',
  acceptAll: 'Прийняти все',
  refuseAll: 'Відхилити все',
  save: 'Зберегти вибір',
  withdraw: 'Відкликати все',
  close: 'Закрити',
  alwaysOn: 'Завжди ввімкнено',
  showServices: plural('uk', {
    one: '# сервіс',
    few: '# сервіси',
    many: '# сервісів',
    other: '# сервісу',
  }),
  ownChoice: 'Дозволити цей сервіс',
  legalBasisLabel: 'Правова підстава',
  legalBasis: {
    consent: 'Згода',
    'strictly-necessary': 'Суворо необхідно',
    'legitimate-interest': 'Законний інтерес',
    contract: 'Договір',
    'legal-obligation': 'Обов’язок, передбачений законом',
  },
  data: 'Дані',
  saleOrSharing: 'Для цього дані продаються або передаються іншим.',
  provider: 'Постачальник',
  country: 'Країна',
  transfer: 'Передавання',
  noTransfer: 'Без передавання за межі ЄЕП',
  retention: 'Строк зберігання',
  storedName: 'Назва',
  storedKind: 'Тип',
  storedFor: 'Строк зберігання',
  cookie: 'Файл cookie',
  thirdPartyCookie: 'Файл cookie третьої сторони',
  storage: {
    localStorage: 'Локальне сховище',
    sessionStorage: 'Сховище сеансу',
    indexedDB: 'IndexedDB',
    cache: 'Кеш',
  },
  session: 'До закриття браузера',
  noStorage: 'Нічого не зберігає на вашому пристрої.',
  tableTitle: 'Файли cookie та подібні технології',
  service: 'Сервіс',
  purpose: 'Мета',
  status: {
    unknown: 'Не вирішено',
    given: 'Прийнято',
    refused: 'Відхилено',
    withdrawn: 'Відкликано',
    expired: 'Строк дії минув',
  },

  deleteStored: 'Видалити збережені дані',
  deletedTitle: 'Збережені дані видалено.',
  receipts: 'Ваші чеки',
  reset: 'Забути цей пристрій',

  reportTitle: 'Вашу згоду відкликано.',
  reportRefused: 'Вашу відмову збережено.',
  reportRemoved: (names) => `Видалено з цього пристрою: ${names}.`,
  reportRemaining: (name, by) =>
    `Ця сторінка не може видалити ${name} (джерело: ${by}). Це можна зробити в налаштуваннях браузера.`,
  reportNothing: 'На цьому пристрої нічого не було збережено.',
  reportRunning:
    'Те, що вже запущено на цій сторінці, працюватиме, доки ви не залишите її або не перезавантажите.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

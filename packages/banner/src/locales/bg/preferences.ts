import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro:
    'Решете за всеки вид употреба на данните. Нищо незадължително не работи, докато не го включите.',
  introNotice:
    'Решете за всеки вид употреба на данните. Каквото е включено, работи, докато не го изключите.',
  acceptAll: 'Приемане на всички',
  refuseAll: 'Отхвърляне на всички',
  save: 'Запазване на избора',
  withdraw: 'Оттегляне на всичко',
  close: 'Затваряне',
  alwaysOn: 'Винаги включено',
  showServices: plural('bg', { one: '# услуга', other: '# услуги' }),
  ownChoice: 'Разрешаване на тази услуга',
  legalBasisLabel: 'Правно основание',
  legalBasis: {
    consent: 'Съгласие',
    'strictly-necessary': 'Строго необходимо',
    'legitimate-interest': 'Легитимен интерес',
    contract: 'Изпълнение на договор',
    'legal-obligation': 'Законово задължение',
  },
  data: 'Данни',
  saleOrSharing: 'За тази цел данните се продават или споделят.',
  provider: 'Доставчик',
  country: 'Държава',
  transfer: 'Предаване на данни',
  noTransfer: 'Няма извън ЕИП',
  retention: 'Срок на съхранение',
  storedName: 'Име',
  storedKind: 'Вид',
  storedFor: 'Срок на съхранение',
  cookie: 'Бисквитка',
  thirdPartyCookie: 'Бисквитка на трета страна',
  storage: {
    localStorage: 'Локално хранилище',
    sessionStorage: 'Хранилище за сесията',
    indexedDB: 'IndexedDB',
    cache: 'Кеш',
  },
  session: 'До затваряне на браузъра',
  noStorage: 'Не съхранява нищо на устройството Ви.',
  tableTitle: 'Бисквитки и подобни технологии',
  service: 'Услуга',
  purpose: 'Цел',
  status: {
    unknown: 'Няма решение',
    given: 'Прието',
    refused: 'Отхвърлено',
    withdrawn: 'Оттеглено',
    expired: 'Изтекло',
  },

  deleteStored: 'Изтриване на съхранените данни',
  deletedTitle: 'Съхранените данни са изтрити.',
  receipts: 'Вашите разписки',
  reset: 'Забравяне на това устройство',

  reportTitle: 'Съгласието Ви е оттеглено.',
  reportRefused: 'Отказът Ви е запазен.',
  reportRemoved: (names) => `Премахнато от това устройство: ${names}.`,
  reportRemaining: (name, by) =>
    `Тази страница не може да премахне: ${name} (източник: ${by}). Можете да го изтриете от настройките на браузъра.`,
  reportNothing: 'На това устройство не е било съхранено нищо.',
  reportRunning:
    'Каквото вече е започнало на тази страница, продължава, докато не я напуснете или презаредите.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

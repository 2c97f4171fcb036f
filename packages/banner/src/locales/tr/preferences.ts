import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro:
    'Her kullanım türü için ayrı ayrı karar verin. İsteğe bağlı olanlar, siz açmadıkça çalışmaz.',
  introNotice:
    'Her kullanım türü için ayrı ayrı karar verin. Açık olanlar, siz kapatana kadar çalışır.',
  acceptAll: 'Tümünü kabul et',
  refuseAll: 'Tümünü reddet',
  save: 'Seçimleri kaydet',
  withdraw: 'Tüm rızaları geri al',
  close: 'Kapat',
  alwaysOn: 'Her zaman açık',
  showServices: plural('tr', { one: '# hizmet', other: '# hizmet' }),
  ownChoice: 'Bu hizmete izin ver',
  legalBasisLabel: 'Hukuki sebep',
  legalBasis: {
    consent: 'Açık rıza',
    'strictly-necessary': 'Kesinlikle gerekli',
    'legitimate-interest': 'Meşru menfaat',
    contract: 'Sözleşme',
    'legal-obligation': 'Hukuki yükümlülük',
  },
  data: 'Veriler',
  saleOrSharing: 'Bunun için veriler satılır veya paylaşılır.',
  provider: 'Sağlayıcı',
  country: 'Ülke',
  transfer: 'Aktarım',
  noTransfer: 'AEA dışına aktarım yok',
  retention: 'Saklama süresi',
  storedName: 'Ad',
  storedKind: 'Tür',
  storedFor: 'Saklama süresi',
  cookie: 'Çerez',
  thirdPartyCookie: 'Üçüncü taraf çerezi',
  storage: {
    localStorage: 'Yerel depolama',
    sessionStorage: 'Oturum depolaması',
    indexedDB: 'IndexedDB',
    cache: 'Önbellek',
  },
  session: 'Tarayıcı kapanana kadar',
  noStorage: 'Cihazınızda hiçbir şey saklamaz.',
  tableTitle: 'Çerezler ve benzer teknolojiler',
  service: 'Hizmet',
  purpose: 'Amaç',
  status: {
    unknown: 'Karar verilmedi',
    given: 'Kabul edildi',
    refused: 'Reddedildi',
    withdrawn: 'Geri alındı',
    expired: 'Süresi doldu',
  },

  deleteStored: 'Saklanan verileri sil',
  deletedTitle: 'Saklanan veriler silindi.',
  receipts: 'Makbuzlarınız',
  reset: 'Bu cihazı unut',

  reportTitle: 'Rızanız geri alındı.',
  reportRefused: 'Ret kararınız kaydedildi.',
  reportRemoved: (names) => `Bu cihazdan silinenler: ${names}.`,
  reportRemaining: (name, by) =>
    `${name} (kaynak: ${by}) bu sayfa tarafından silinemez. Tarayıcınızın ayarlarından silebilirsiniz.`,
  reportNothing: 'Bu cihazda saklanan bir şey yoktu.',
  reportRunning:
    'Bu sayfada önceden başlamış olanlar, siz sayfadan ayrılana veya sayfayı yenileyene kadar sürer.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

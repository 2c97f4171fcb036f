import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Tümünü kabul et',
  refuse: 'Tümünü reddet',
  choose: 'Seçimleri yönet',
  acceptAsked: 'Kabul et',
  refuseAsked: 'Reddet',
  later: 'Sonra karar ver',
  closeAndRefuse: 'Kapat ve reddet',

  controller: 'Veri sorumlusu:',
  dpo: 'Veri koruma görevlisi:',
  terms: (recipients, duration) =>
    `Alıcı sayısı: ${recipients}. Bu çerezlere verdiğiniz rıza ${duration} geçerlidir.`,
  withdrawable: (control) =>
    `Bunu istediğiniz zaman “${control}” üzerinden değiştirebilir veya geri alabilirsiniz.`,
  earlierChoices: 'Diğer seçimleriniz olduğu gibi kalır.',
  changed: (purposes) => `Son seçiminizden sonra eklenen veya değişenler: ${purposes}.`,
  expired: 'Son seçiminizin süresi doldu.',
  comingVersion: (date) => `Bu politikanın yeni sürümü ${date} tarihinde yürürlüğe girer.`,
  gpc: 'Tarayıcınız Global Privacy Control talep ediyor: siz izin vermedikçe hiçbir veri satılmaz veya paylaşılmaz.',
  loadFailed: 'Bu bölüm yüklenemedi. Bağlantınızı kontrol edip yeniden deneyin.',
  pressYourself: 'Hiçbir şey kabul edilmedi: düğmeye kendiniz basın.',

  noticeTitle: 'Verileriniz ve seçiminiz',
  noticeIntro:
    'Verilerinizi aşağıdaki amaçlarla kullanıyoruz. Şimdi veya istediğiniz zaman hayır diyebilirsiniz.',
  noticeTerms: (recipients, duration) =>
    `Alıcı sayısı: ${recipients}. Seçiminiz ${duration} geçerlidir.`,

  placeholder: (source) => `Bu içeriğin kaynağı: ${source}. İzin verdiğinizde yüklenir.`,
  placeholderElsewhere: (source) => `İçerik bu sayfada gösterilmiyor. Kaynak: ${source}.`,
  placeholderWhole: (purposes) =>
    `Yalnızca bu kullanımın tamamına izin verirseniz gösterilebilir: ${purposes}.`,
  placeholderOnce: 'Yalnızca bu kez',
  placeholderAlways: (service) => `Bu kaynaktan her zaman: ${service}`,
  placeholderAlwaysFor: (purpose) => `Her zaman: ${purpose}`,
  servicePolicy: 'Gizlilik politikası',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

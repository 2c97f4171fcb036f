import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Kabul et',
  refuseAsked: 'Reddet',

  earlierChoices: 'Diğer seçimleriniz olduğu gibi kalır.',
  changed: (purposes) => `Son seçiminizden sonra eklenen veya değişenler: ${purposes}.`,
  expired: 'Son seçiminizin süresi doldu.',
  comingVersion: (date) => `Bu politikanın yeni sürümü ${date} tarihinde yürürlüğe girer.`,

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
}

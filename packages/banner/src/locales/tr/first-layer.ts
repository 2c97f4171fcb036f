import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Tümünü kabul et',
  refuse: 'Tümünü reddet',
  choose: 'Seçimleri yönet',
  later: 'Sonra karar ver',
  closeAndRefuse: 'Kapat ve reddet',

  controller: 'Veri sorumlusu:',
  dpo: 'Veri koruma görevlisi:',
  terms: (recipients, duration) =>
    `Alıcı sayısı: ${recipients}. Bu çerezlere verdiğiniz rıza ${duration} geçerlidir.`,
  months: { other: '# ay' },
  days: { other: '# gün' },
  withdrawable: (control) =>
    `Bunu istediğiniz zaman “${control}” üzerinden değiştirebilir veya geri alabilirsiniz.`,
  gpc: 'Tarayıcınız Global Privacy Control talep ediyor: siz izin vermedikçe hiçbir veri satılmaz veya paylaşılmaz.',
  pressYourself: 'Hiçbir şey kabul edilmedi: düğmeye kendiniz basın.',
  loadFailed: 'Bu bölüm yüklenemedi. Bağlantınızı kontrol edip yeniden deneyin.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

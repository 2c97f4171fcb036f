import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Makbuzlarınız',
  intro:
    'Bu tarayıcıda verilen ve yalnızca bu tarayıcıda bulunan bir anahtarla imzalanan tüm rızalar.',
  none: 'Bu tarayıcıda makbuz yok.',
  refusalsNotKept: 'Ret burada iz bırakmaz: makbuzu yalnızca hemen ardından indirilebilir.',
  back: 'Geri',
  unreadable: 'Makbuzlar bu tarayıcıda okunamıyor.',

  given: (names) => `Kabul edilenler: ${names}`,
  refused: (names) => `Reddedilenler: ${names}`,
  withdrawn: 'Geri alındı',
  renewed: 'Yenilendi',
  inLog: 'Kayıt günlüğünde',
  waiting: 'Henüz iletilmedi',
  validUntil: (date) => `${date} tarihine kadar geçerli`,
  shown: (what) => `Gösterilen: ${what}`,
  version: (hash) => `Politika sürümü: ${hash}`,
  download: 'İndir',
  downloadAll: 'Tümünü veri olarak indir (JSON)',
  downloadPage: 'Kendi kendini denetleyen sayfa olarak indir (HTML)',

  idLabel: 'Rıza kimliğiniz',
  idWhy: (controller) =>
    `Rızalarınız hakkında ${controller} ile iletişime geçtiğinizde bunu bildirin.`,
  idCopy: 'Kopyala',
  idCopied: 'Kopyalandı.',
  idQr: 'QR kodu olarak rıza kimliği',

  withdrawalPage: {
    title: 'Rızanızı geri alın',
    intro: 'Rızanızı geri almak için düğmeye basın. Bu sayfanın açılması hiçbir şeyi değiştirmedi.',
    withdraw: 'Rızayı geri al',
    done: 'Rızanız geri alındı.',
    failed: 'Bu işe yaramadı. İletideki bağlantıyı yeniden açın veya daha sonra deneyin.',
  },

  page: {
    title: 'Rıza makbuzları',
    intro: 'Bu sayfa makbuzları içerir ve onları ağ bağlantısı olmadan kendisi denetler.',
    checks: {
      signature: 'Seçimin yapıldığı tarayıcıda imzalandı',
      log: 'Kayıt günlüğünde, değişmemiş',
      logKey: 'Kayıt günlüğü kendi anahtarıyla imzalı',
      policy: 'Politika, rıza verilen politikanın aynısı',
      build: 'Program, soruyu soran programın aynısı',
    },
    ok: 'Doğru',
    failed: 'Doğru değil',
    open: 'Burada denetlenemez',
    trusted: (key) =>
      `Bu sayfanın güvendiği anahtar, kayıt günlüğünün kendisinin verdiği biçimiyle: ${key}`,
    limits:
      'İmza, bu seçimlerin bu tarayıcının anahtarıyla imzalandığını ve o zamandan beri değiştirilmediğini kanıtlar. Düğmeye kimin bastığını kanıtlamaz.',
  },
}

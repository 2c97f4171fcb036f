import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Prihvati',
  refuseAsked: 'Odbij',

  earlierChoices: 'Vaše ostale odluke ostaju iste.',
  changed: (purposes) => `Novo ili promijenjeno od vaše posljednje odluke: ${purposes}.`,
  expired: 'Vaša posljednja odluka više ne vrijedi.',
  comingVersion: (date) => `Od ${date} vrijedi nova verzija ovih pravila.`,

  noticeTitle: 'Vaši podaci, vaš odabir',
  noticeIntro:
    'Vaše podatke koristimo u sljedeće svrhe. To možete odbiti sada ili bilo kada poslije.',
  noticeTerms: (recipients, duration) =>
    `Broj primatelja: ${recipients}. Valjanost vaše odluke: ${duration}.`,

  placeholder: (source) => `Izvor ovog sadržaja: ${source}. Sadržaj se učitava kad to dopustite.`,
  placeholderElsewhere: (source) =>
    `Na ovoj se stranici ne prikazuje sadržaj iz izvora: ${source}.`,
  placeholderWhole: (purposes) =>
    `Može se prikazati samo ako ovu upotrebu dopustite u cijelosti: ${purposes}.`,
  placeholderOnce: 'Samo ovaj put',
  placeholderAlways: (service) => `Uvijek: ${service}`,
  placeholderAlwaysFor: (purpose) => `Uvijek: ${purpose}`,
  servicePolicy: 'Pravila o privatnosti',
}

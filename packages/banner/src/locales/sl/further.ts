import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Sprejmi',
  refuseAsked: 'Zavrni',

  earlierChoices: 'Vaše druge odločitve ostanejo nespremenjene.',
  changed: (purposes) => `Novo ali spremenjeno od vaše zadnje odločitve: ${purposes}.`,
  expired: 'Vaša zadnja odločitev ne velja več.',
  comingVersion: (date) => `Začetek veljavnosti nove različice teh pravil: ${date}.`,

  noticeTitle: 'Vaši podatki, vaša izbira',
  noticeIntro:
    'Vaše podatke uporabljamo za spodnje namene. To lahko zavrnete zdaj ali kadar koli pozneje.',
  noticeTerms: (recipients, duration) =>
    `Število prejemnikov podatkov: ${recipients}. Veljavnost vaše odločitve: ${duration}.`,

  placeholder: (source) => `Vir te vsebine: ${source}. Vsebina se naloži, ko to dovolite.`,
  placeholderElsewhere: (source) => `Na tej strani ni prikazana vsebina iz vira: ${source}.`,
  placeholderWhole: (purposes) =>
    `Prikaže se lahko le, če to uporabo dovolite v celoti: ${purposes}.`,
  placeholderOnce: 'Samo tokrat',
  placeholderAlways: (service) => `Vedno: ${service}`,
  placeholderAlwaysFor: (purpose) => `Vedno: ${purpose}`,
  servicePolicy: 'Politika zasebnosti',
}

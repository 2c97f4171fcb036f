import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Accepteren',
  refuseAsked: 'Weigeren',

  earlierChoices: 'Uw andere keuzes blijven gelden.',
  changed: (purposes) => `Nieuw of gewijzigd sinds uw laatste keuze: ${purposes}.`,
  expired: 'Uw laatste keuze is niet meer geldig.',
  comingVersion: (date) => `Vanaf ${date} geldt een nieuwe versie van dit beleid.`,

  noticeTitle: 'Uw gegevens, uw keuze',
  noticeIntro:
    'We gebruiken uw gegevens voor de volgende doelen. U kunt nu of op elk ander moment nee zeggen.',
  noticeTerms: (recipients, duration) =>
    `Ontvangers: ${recipients}. Uw keuze is ${duration} geldig.`,

  placeholder: (source) =>
    `Deze inhoud komt van ${source} en wordt pas geladen als u dat toestaat.`,
  placeholderElsewhere: (source) => `Inhoud van ${source} wordt op deze pagina niet getoond.`,
  placeholderWhole: (purposes) =>
    `De inhoud kan alleen worden getoond als u dit gebruik in zijn geheel toestaat: ${purposes}.`,
  placeholderOnce: 'Alleen deze keer',
  placeholderAlways: (service) => `Altijd van ${service}`,
  placeholderAlwaysFor: (purpose) => `Altijd: ${purpose}`,
  servicePolicy: 'Privacyverklaring',
}

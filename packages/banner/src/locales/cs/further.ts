import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Přijmout',
  refuseAsked: 'Odmítnout',

  earlierChoices: 'Vaše ostatní rozhodnutí se nemění.',
  changed: (purposes) => `Nové nebo změněné od vašeho posledního rozhodnutí: ${purposes}.`,
  expired: 'Platnost vašeho posledního rozhodnutí vypršela.',
  comingVersion: (date) => `Nová verze těchto zásad platí od ${date}.`,

  noticeTitle: 'Vaše údaje, vaše volba',
  noticeIntro:
    'Vaše údaje používáme k následujícím účelům. Odmítnout to můžete hned nebo kdykoli později.',
  noticeTerms: (recipients, duration) =>
    `Počet příjemců: ${recipients}. Doba platnosti vašeho rozhodnutí: ${duration}.`,

  placeholder: (source) => `Zdroj tohoto obsahu: ${source}. Obsah se načte, až to povolíte.`,
  placeholderElsewhere: (source) => `Na této stránce se nezobrazuje obsah ze zdroje: ${source}.`,
  placeholderWhole: (purposes) =>
    `Zobrazit jej lze jen tehdy, když povolíte toto použití jako celek: ${purposes}.`,
  placeholderOnce: 'Jen tentokrát',
  placeholderAlways: (service) => `Vždy: ${service}`,
  placeholderAlwaysFor: (purpose) => `Vždy: ${purpose}`,
  servicePolicy: 'Zásady ochrany osobních údajů',
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Přijmout vše',
  refuse: 'Odmítnout vše',
  choose: 'Podrobné nastavení',
  acceptAsked: 'Přijmout',
  refuseAsked: 'Odmítnout',
  later: 'Rozhodnout se později',
  closeAndRefuse: 'Zavřít a odmítnout',

  controller: 'Správce údajů:',
  dpo: 'Pověřenec pro ochranu osobních údajů:',
  terms: (recipients, duration) =>
    `Počet příjemců: ${recipients}. Doba platnosti vašeho souhlasu s těmito cookies: ${duration}.`,
  withdrawable: (control) =>
    `Své rozhodnutí můžete kdykoli změnit nebo odvolat v části „${control}“.`,
  earlierChoices: 'Vaše ostatní rozhodnutí se nemění.',
  changed: (purposes) => `Nové nebo změněné od vašeho posledního rozhodnutí: ${purposes}.`,
  expired: 'Platnost vašeho posledního rozhodnutí vypršela.',
  comingVersion: (date) => `Nová verze těchto zásad platí od ${date}.`,
  gpc: 'Váš prohlížeč odesílá signál Global Privacy Control: pokud to nepovolíte, údaje se neprodávají ani nesdílejí.',
  loadFailed: 'Načtení se nezdařilo. Zkontrolujte připojení a zkuste to znovu.',
  pressYourself: 'Nic nebylo přijato: tlačítko musíte stisknout sami.',

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

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

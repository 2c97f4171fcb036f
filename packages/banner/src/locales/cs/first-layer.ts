import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Přijmout vše',
  refuse: 'Odmítnout vše',
  choose: 'Podrobné nastavení',
  later: 'Rozhodnout se později',
  closeAndRefuse: 'Zavřít a odmítnout',

  controller: 'Správce údajů:',
  dpo: 'Pověřenec pro ochranu osobních údajů:',
  terms: (recipients, duration) =>
    `Počet příjemců: ${recipients}. Doba platnosti vašeho souhlasu s těmito cookies: ${duration}.`,
  months: { one: '# měsíc', few: '# měsíce', other: '# měsíců' },
  days: { one: '# den', few: '# dny', other: '# dnů' },
  withdrawable: (control) =>
    `Své rozhodnutí můžete kdykoli změnit nebo odvolat v části „${control}“.`,
  gpc: 'Váš prohlížeč odesílá signál Global Privacy Control: pokud to nepovolíte, údaje se neprodávají ani nesdílejí.',
  pressYourself: 'Nic nebylo přijato: tlačítko musíte stisknout sami.',
  loadFailed: 'Načtení se nezdařilo. Zkontrolujte připojení a zkuste to znovu.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

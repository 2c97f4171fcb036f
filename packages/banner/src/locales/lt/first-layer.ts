import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Sutikti su viskuo',
  refuse: 'Atmesti viską',
  choose: 'Tvarkyti pasirinkimus',
  later: 'Nuspręsti vėliau',
  closeAndRefuse: 'Užverti ir atmesti',

  controller: 'Duomenų valdytojas:',
  dpo: 'Duomenų apsaugos pareigūnas:',
  terms: (recipients, duration) =>
    `Duomenų gavėjų skaičius: ${recipients}. Jūsų sutikimo naudoti šiuos slapukus galiojimo laikas – ${duration}.`,
  months: { one: '# mėnuo', few: '# mėnesiai', other: '# mėnesių' },
  days: { one: '# diena', few: '# dienos', other: '# dienų' },
  withdrawable: (control) =>
    `Bet kada galite pakeisti savo pasirinkimą arba atšaukti sutikimą skiltyje „${control}“.`,
  gpc: 'Jūsų naršyklė siunčia „Global Privacy Control“ signalą: be jūsų leidimo duomenys neparduodami ir jais nesidalijama.',
  pressYourself: 'Sutikimas neduotas: mygtuką turite paspausti jūs.',
  loadFailed: 'Įkelti nepavyko. Patikrinkite ryšį ir bandykite dar kartą.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Alles accepteren',
  refuse: 'Alles weigeren',
  choose: 'Keuzes aanpassen',
  later: 'Later kiezen',
  closeAndRefuse: 'Sluiten en weigeren',

  controller: 'Verwerkingsverantwoordelijke:',
  dpo: 'Functionaris voor gegevensbescherming:',
  terms: (recipients, duration) =>
    `Ontvangers: ${recipients}. Uw toestemming voor het gebruik van deze cookies is ${duration} geldig.`,
  months: { one: '# maand', other: '# maanden' },
  days: { one: '# dag', other: '# dagen' },
  withdrawable: (control) => `U kunt dit op elk moment wijzigen of intrekken via ‘${control}’.`,
  gpc: 'Uw browser vraagt om Global Privacy Control: er worden geen gegevens verkocht of gedeeld, tenzij u dat toestaat.',
  pressYourself: 'Er is niets geaccepteerd: druk zelf op de knop.',
  loadFailed: 'Dit kon niet worden geladen. Controleer uw verbinding en probeer het opnieuw.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

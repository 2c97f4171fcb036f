import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ' : ',

  accept: 'Tout accepter',
  refuse: 'Tout refuser',
  choose: 'Gérer mes choix',
  later: 'Décider plus tard',
  closeAndRefuse: 'Fermer et refuser',

  controller: 'Responsable du traitement :',
  dpo: 'Délégué à la protection des données :',
  terms: (recipients, duration) =>
    `Destinataires : ${recipients}. Votre consentement à ces cookies est valable ${duration}.`,
  months: { other: '#\u00a0mois' },
  days: { one: '#\u00a0jour', other: '#\u00a0jours' },
  withdrawable: (control) =>
    `Vous pouvez à tout moment modifier votre choix ou retirer votre consentement via « ${control} ».`,
  gpc: 'Votre navigateur envoie le signal Global Privacy Control : aucune donnée n’est vendue ni partagée sans votre autorisation.',
  pressYourself: 'Rien n’a été accepté : appuyez vous-même sur le bouton.',
  loadFailed: 'Le chargement a échoué. Vérifiez votre connexion et réessayez.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ' : ',

  accept: 'Tout accepter',
  refuse: 'Tout refuser',
  choose: 'Gérer mes choix',
  acceptAsked: 'Accepter',
  refuseAsked: 'Refuser',
  later: 'Décider plus tard',
  closeAndRefuse: 'Fermer et refuser',

  controller: 'Responsable du traitement :',
  dpo: 'Délégué à la protection des données :',
  terms: (recipients, duration) =>
    `Destinataires : ${recipients}. Votre consentement à ces cookies est valable ${duration}.`,
  withdrawable: (control) =>
    `Vous pouvez à tout moment modifier votre choix ou retirer votre consentement via « ${control} ».`,
  earlierChoices: 'Vos autres choix restent inchangés.',
  changed: (purposes) => `Nouveau ou modifié depuis votre dernier choix : ${purposes}.`,
  expired: 'Votre dernier choix a expiré.',
  comingVersion: (date) => `Une nouvelle version de cette politique prendra effet le ${date}.`,
  gpc: 'Votre navigateur envoie le signal Global Privacy Control : aucune donnée n’est vendue ni partagée sans votre autorisation.',
  loadFailed: 'Le chargement a échoué. Vérifiez votre connexion et réessayez.',
  pressYourself: 'Rien n’a été accepté : appuyez vous-même sur le bouton.',

  noticeTitle: 'Vos données, votre choix',
  noticeIntro:
    'Nous utilisons vos données pour les usages suivants. Vous pouvez refuser maintenant ou à tout moment.',
  noticeTerms: (recipients, duration) =>
    `Destinataires : ${recipients}. Votre choix est valable ${duration}.`,

  placeholder: (source) =>
    `Ce contenu est fourni par ${source}. Il ne se charge qu’avec votre autorisation.`,
  placeholderElsewhere: (source) =>
    `Le contenu fourni par ${source} n’est pas affiché sur cette page.`,
  placeholderWhole: (purposes) =>
    `Il ne peut être affiché que si vous autorisez cet usage dans son ensemble : ${purposes}.`,
  placeholderOnce: 'Cette fois seulement',
  placeholderAlways: (service) => `Toujours pour ${service}`,
  placeholderAlwaysFor: (purpose) => `Toujours : ${purpose}`,
  servicePolicy: 'Politique de confidentialité',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

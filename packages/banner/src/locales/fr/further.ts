import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Accepter',
  refuseAsked: 'Refuser',

  earlierChoices: 'Vos autres choix restent inchangés.',
  changed: (purposes) => `Nouveau ou modifié depuis votre dernier choix : ${purposes}.`,
  expired: 'Votre dernier choix a expiré.',
  comingVersion: (date) => `Une nouvelle version de cette politique prendra effet le ${date}.`,

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
}

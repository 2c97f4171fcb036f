import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Vos reçus',
  intro:
    'Tous les consentements donnés dans ce navigateur, signés avec une clé que lui seul possède.',
  none: 'Il n’y a aucun reçu dans ce navigateur.',
  refusalsNotKept:
    'Un refus ne laisse rien ici : son reçu ne peut être téléchargé que sur le moment.',
  back: 'Retour',
  unreadable: 'Les reçus ne peuvent pas être lus dans ce navigateur.',

  given: (names) => `Accepté : ${names}`,
  refused: (names) => `Refusé : ${names}`,
  withdrawn: 'Retiré',
  renewed: 'Renouvelé',
  inLog: 'Dans le journal',
  waiting: 'Pas encore transmis',
  validUntil: (date) => `Valable jusqu’au ${date}`,
  shown: (what) => `Affiché : ${what}`,
  version: (hash) => `Version de la politique : ${hash}`,
  download: 'Télécharger',
  downloadAll: 'Tout télécharger sous forme de données (JSON)',
  downloadPage: 'Télécharger sous forme de page qui se vérifie elle-même (HTML)',

  idLabel: 'Votre identifiant de consentement',
  idWhy: (controller) =>
    `Communiquez-le à ${controller} pour toute question sur vos consentements.`,
  idCopy: 'Copier',
  idCopied: 'Copié.',
  idQr: 'Identifiant de consentement en code QR',

  withdrawalPage: {
    title: 'Retirer votre consentement',
    intro:
      'Appuyez sur le bouton pour retirer votre consentement. L’ouverture de cette page n’a rien changé.',
    withdraw: 'Retirer',
    done: 'Votre consentement est retiré.',
    failed: 'Cela n’a pas fonctionné. Ouvrez de nouveau le lien du message ou réessayez plus tard.',
  },

  page: {
    title: 'Reçus de consentement',
    intro: 'Cette page contient des reçus et les vérifie elle-même, sans réseau.',
    checks: {
      signature: 'Signé dans le navigateur où le choix a été fait',
      log: 'Présent dans le journal et inchangé',
      logKey: 'Le journal est signé avec sa propre clé',
      policy: 'La politique est celle qui a été acceptée',
      build: 'Le programme est celui qui a posé la question',
    },
    ok: 'Correct',
    failed: 'Incorrect',
    open: 'Ne peut pas être vérifié ici',
    trusted: (key) =>
      `La clé à laquelle cette page fait confiance, telle que le journal l’a lui-même fournie : ${key}`,
    limits:
      'Une signature prouve que la clé de ce navigateur a signé ces choix et qu’ils n’ont pas été modifiés depuis. Elle ne prouve pas qui a appuyé sur le bouton.',
  },
}

import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro: 'Choisissez pour chaque usage. Ce qui est facultatif ne fonctionne que si vous l’activez.',
  introNotice:
    'Choisissez pour chaque usage. Ce qui est activé le reste jusqu’à ce que vous le désactiviez.',
  acceptAll: 'Tout accepter',
  refuseAll: 'Tout refuser',
  save: 'Enregistrer mes choix',
  withdraw: 'Retirer mes consentements',
  close: 'Fermer',
  alwaysOn: 'Toujours actif',
  showServices: plural('fr', { one: '# service', many: '# de services', other: '# services' }),
  ownChoice: 'Autoriser ce service',
  legalBasisLabel: 'Base juridique',
  legalBasis: {
    consent: 'Consentement',
    'strictly-necessary': 'Strictement nécessaire',
    'legitimate-interest': 'Intérêt légitime',
    contract: 'Contrat',
    'legal-obligation': 'Obligation légale',
  },
  data: 'Données',
  saleOrSharing: 'Des données sont vendues ou partagées à cette fin.',
  provider: 'Fournisseur',
  country: 'Pays',
  transfer: 'Transfert',
  noTransfer: 'Aucun hors de l’EEE',
  retention: 'Durée de conservation',
  storedName: 'Nom',
  storedKind: 'Type',
  storedFor: 'Durée',
  cookie: 'Cookie',
  thirdPartyCookie: 'Cookie tiers',
  storage: {
    localStorage: 'Stockage local',
    sessionStorage: 'Stockage de session',
    indexedDB: 'IndexedDB',
    cache: 'Cache',
  },
  session: 'Jusqu’à la fermeture du navigateur',
  noStorage: 'Ne stocke rien sur votre appareil.',
  tableTitle: 'Cookies et technologies similaires',
  service: 'Service',
  purpose: 'Finalité',
  status: {
    unknown: 'Non décidé',
    given: 'Accepté',
    refused: 'Refusé',
    withdrawn: 'Retiré',
    expired: 'Expiré',
  },

  deleteStored: 'Supprimer les données stockées',
  deletedTitle: 'Les données stockées ont été supprimées.',
  receipts: 'Vos reçus',
  reset: 'Oublier cet appareil',

  reportTitle: 'Votre consentement est retiré.',
  reportRefused: 'Votre refus est enregistré.',
  reportRemoved: (names) => `Supprimé de cet appareil : ${names}.`,
  reportRemaining: (name, by) =>
    `Cette page ne peut pas supprimer ${name}, déposé par ${by}. Vous pouvez le supprimer dans les paramètres de votre navigateur.`,
  reportNothing: 'Rien n’était stocké sur cet appareil.',
  reportRunning:
    'Ce qui a déjà démarré sur cette page continue jusqu’à ce que vous la quittiez ou la rechargiez.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

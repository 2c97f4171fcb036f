import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Αποδοχή',
  refuseAsked: 'Απόρριψη',

  earlierChoices: 'Οι υπόλοιπες επιλογές σας παραμένουν ως έχουν.',
  changed: (purposes) => `Νέο ή τροποποιημένο μετά την τελευταία σας επιλογή: ${purposes}.`,
  expired: 'Η τελευταία σας επιλογή έχει λήξει.',
  comingVersion: (date) => `Από ${date} ισχύει νέα έκδοση αυτής της πολιτικής.`,

  noticeTitle: 'Τα δεδομένα σας, η επιλογή σας',
  noticeIntro:
    'Χρησιμοποιούμε τα δεδομένα σας για τους παρακάτω σκοπούς. Μπορείτε να αρνηθείτε τώρα ή οποιαδήποτε στιγμή.',
  noticeTerms: (recipients, duration) =>
    `Αποδέκτες: ${recipients}. Διάρκεια ισχύος της επιλογής σας: ${duration}.`,

  placeholder: (source) =>
    `Αυτό το περιεχόμενο παρέχεται από: ${source}. Θα φορτωθεί μόλις το επιτρέψετε.`,
  placeholderElsewhere: (source) => `Σε αυτή τη σελίδα δεν εμφανίζεται περιεχόμενο από: ${source}.`,
  placeholderWhole: (purposes) =>
    `Μπορεί να εμφανιστεί μόνο αν επιτρέψετε αυτή τη χρήση στο σύνολό της: ${purposes}.`,
  placeholderOnce: 'Μόνο αυτή τη φορά',
  placeholderAlways: (service) => `Πάντα από: ${service}`,
  placeholderAlwaysFor: (purpose) => `Πάντα: ${purpose}`,
  servicePolicy: 'Πολιτική απορρήτου',
}

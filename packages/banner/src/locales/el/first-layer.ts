import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Αποδοχή όλων',
  refuse: 'Απόρριψη όλων',
  choose: 'Διαχείριση επιλογών',
  acceptAsked: 'Αποδοχή',
  refuseAsked: 'Απόρριψη',
  later: 'Απόφαση αργότερα',
  closeAndRefuse: 'Κλείσιμο και απόρριψη',

  controller: 'Υπεύθυνος επεξεργασίας:',
  dpo: 'Υπεύθυνος προστασίας δεδομένων:',
  terms: (recipients, duration) =>
    `Αποδέκτες: ${recipients}. Διάρκεια της συγκατάθεσής σας για αυτά τα cookies: ${duration}.`,
  withdrawable: (control) =>
    `Μπορείτε να αλλάξετε ή να ανακαλέσετε την επιλογή σας οποτεδήποτε, πατώντας «${control}».`,
  earlierChoices: 'Οι υπόλοιπες επιλογές σας παραμένουν ως έχουν.',
  changed: (purposes) => `Νέο ή τροποποιημένο μετά την τελευταία σας επιλογή: ${purposes}.`,
  expired: 'Η τελευταία σας επιλογή έχει λήξει.',
  comingVersion: (date) => `Από ${date} ισχύει νέα έκδοση αυτής της πολιτικής.`,
  gpc: 'Το πρόγραμμα περιήγησής σας ζητά Global Privacy Control: δεν πωλούνται ούτε κοινοποιούνται δεδομένα, εκτός αν το επιτρέψετε.',
  loadFailed: 'Δεν ήταν δυνατή η φόρτωση. Ελέγξτε τη σύνδεσή σας και δοκιμάστε ξανά.',
  pressYourself: 'Δεν έγινε καμία αποδοχή: το κουμπί πρέπει να το πατήσετε εσείς.',

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

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

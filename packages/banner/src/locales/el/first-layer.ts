import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Αποδοχή όλων',
  refuse: 'Απόρριψη όλων',
  choose: 'Διαχείριση επιλογών',
  later: 'Απόφαση αργότερα',
  closeAndRefuse: 'Κλείσιμο και απόρριψη',

  controller: 'Υπεύθυνος επεξεργασίας:',
  dpo: 'Υπεύθυνος προστασίας δεδομένων:',
  terms: (recipients, duration) =>
    `Αποδέκτες: ${recipients}. Διάρκεια της συγκατάθεσής σας για αυτά τα cookies: ${duration}.`,
  months: { one: '# μήνας', other: '# μήνες' },
  days: { one: '# ημέρα', other: '# ημέρες' },
  withdrawable: (control) =>
    `Μπορείτε να αλλάξετε ή να ανακαλέσετε την επιλογή σας οποτεδήποτε, πατώντας «${control}».`,
  gpc: 'Το πρόγραμμα περιήγησής σας ζητά Global Privacy Control: δεν πωλούνται ούτε κοινοποιούνται δεδομένα, εκτός αν το επιτρέψετε.',
  pressYourself: 'Δεν έγινε καμία αποδοχή: το κουμπί πρέπει να το πατήσετε εσείς.',
  loadFailed: 'Δεν ήταν δυνατή η φόρτωση. Ελέγξτε τη σύνδεσή σας και δοκιμάστε ξανά.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro:
    'Επιλέξτε για κάθε είδος χρήσης χωριστά. Τίποτα προαιρετικό δεν λειτουργεί αν δεν το ενεργοποιήσετε.',
  introNotice:
    'Επιλέξτε για κάθε είδος χρήσης χωριστά. Ό,τι είναι ενεργό λειτουργεί μέχρι να το απενεργοποιήσετε.',
  acceptAll: 'Αποδοχή όλων',
  refuseAll: 'Απόρριψη όλων',
  save: 'Αποθήκευση επιλογών',
  withdraw: 'Ανάκληση όλων',
  close: 'Κλείσιμο',
  alwaysOn: 'Πάντα ενεργό',
  showServices: plural('el', { one: '# υπηρεσία', other: '# υπηρεσίες' }),
  ownChoice: 'Να επιτρέπεται αυτή η υπηρεσία',
  legalBasisLabel: 'Νομική βάση',
  legalBasis: {
    consent: 'Συγκατάθεση',
    'strictly-necessary': 'Απολύτως αναγκαίο',
    'legitimate-interest': 'Έννομο συμφέρον',
    contract: 'Σύμβαση',
    'legal-obligation': 'Έννομη υποχρέωση',
  },
  data: 'Δεδομένα',
  saleOrSharing: 'Για τον σκοπό αυτό πωλούνται ή κοινοποιούνται δεδομένα.',
  provider: 'Πάροχος',
  country: 'Χώρα',
  transfer: 'Διαβίβαση',
  noTransfer: 'Καμία εκτός ΕΟΧ',
  retention: 'Διάρκεια διατήρησης',
  storedName: 'Όνομα',
  storedKind: 'Είδος',
  storedFor: 'Διάρκεια διατήρησης',
  cookie: 'Αρχείο cookie',
  thirdPartyCookie: 'Αρχείο cookie τρίτου μέρους',
  storage: {
    localStorage: 'Τοπική αποθήκευση',
    sessionStorage: 'Αποθήκευση συνεδρίας',
    indexedDB: 'IndexedDB',
    cache: 'Κρυφή μνήμη',
  },
  session: 'Μέχρι να κλείσει το πρόγραμμα περιήγησης',
  noStorage: 'Δεν αποθηκεύει τίποτα στη συσκευή σας.',
  tableTitle: 'Αρχεία cookie και παρόμοιες τεχνολογίες',
  service: 'Υπηρεσία',
  purpose: 'Σκοπός',
  status: {
    unknown: 'Δεν έχει αποφασιστεί',
    given: 'Έγινε αποδεκτό',
    refused: 'Απορρίφθηκε',
    withdrawn: 'Ανακλήθηκε',
    expired: 'Έληξε',
  },

  deleteStored: 'Διαγραφή αποθηκευμένων δεδομένων',
  deletedTitle: 'Τα αποθηκευμένα δεδομένα διαγράφηκαν.',
  receipts: 'Οι αποδείξεις σας',
  reset: 'Να ξεχαστεί αυτή η συσκευή',

  reportTitle: 'Η συγκατάθεσή σας ανακλήθηκε.',
  reportRefused: 'Η άρνησή σας αποθηκεύτηκε.',
  reportRemoved: (names) => `Διαγράφηκαν από αυτή τη συσκευή τα εξής: ${names}.`,
  reportRemaining: (name, by) =>
    `Αυτή η σελίδα δεν μπορεί να διαγράψει το εξής: ${name} (πηγή: ${by}). Μπορείτε να το διαγράψετε από τις ρυθμίσεις του προγράμματος περιήγησης.`,
  reportNothing: 'Δεν υπήρχε τίποτα αποθηκευμένο σε αυτή τη συσκευή.',
  reportRunning:
    'Ό,τι έχει ήδη ξεκινήσει σε αυτή τη σελίδα συνεχίζεται μέχρι να φύγετε από αυτήν ή να τη φορτώσετε ξανά.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Chitanțele dumneavoastră',
  intro:
    'Toate consimțămintele date în acest browser, semnate cu o cheie pe care o are numai acesta.',
  none: 'În acest browser nu există chitanțe.',
  refusalsNotKept: 'Un refuz nu lasă nimic aici: chitanța poate fi descărcată doar pe loc.',
  back: 'Înapoi',
  unreadable: 'Chitanțele nu pot fi citite în acest browser.',

  given: (names) => `Acceptat: ${names}`,
  refused: (names) => `Refuzat: ${names}`,
  withdrawn: 'Retras',
  renewed: 'Reînnoit',
  inLog: 'În jurnal',
  waiting: 'Încă netransmisă',
  validUntil: (date) => `Valabilă până la ${date}`,
  shown: (what) => `Afișat: ${what}`,
  version: (hash) => `Versiunea politicii: ${hash}`,
  download: 'Descărcați',
  downloadAll: 'Descărcați tot ca date (JSON)',
  downloadPage: 'Descărcați ca pagină care se verifică singură (HTML)',

  idLabel: 'Identificatorul consimțământului dumneavoastră',
  idWhy: (controller) =>
    `Menționați-l când întrebați ${controller} despre consimțămintele dumneavoastră.`,
  idCopy: 'Copiați',
  idCopied: 'Copiat.',
  idQr: 'Identificatorul consimțământului în cod QR',

  withdrawalPage: {
    title: 'Retrageți-vă consimțământul',
    intro:
      'Apăsați butonul pentru a vă retrage consimțământul. Deschiderea acestei pagini nu a schimbat nimic.',
    withdraw: 'Retrageți',
    done: 'Consimțământul dumneavoastră este retras.',
    failed: 'Nu a funcționat. Deschideți din nou linkul din mesaj sau încercați mai târziu.',
  },

  page: {
    title: 'Chitanțe de consimțământ',
    intro: 'Această pagină conține chitanțe și le verifică singură, fără rețea.',
    checks: {
      signature: 'Semnată în browserul în care s-a făcut alegerea',
      log: 'Prezentă în jurnal și nemodificată',
      logKey: 'Jurnalul este semnat cu propria cheie',
      policy: 'Politica este cea care a fost acceptată',
      build: 'Programul este cel care a pus întrebarea',
    },
    ok: 'Corect',
    failed: 'Incorect',
    open: 'Nu poate fi verificat aici',
    trusted: (key) =>
      `Cheia în care această pagină are încredere, așa cum a dat-o jurnalul însuși: ${key}`,
    limits:
      'O semnătură dovedește că aceste alegeri au fost semnate cu cheia acestui browser și că nu au fost modificate de atunci. Nu dovedește cine a apăsat butonul.',
  },
}

import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Vaša potrdila',
  intro:
    'Vsaka privolitev, dana v tem brskalniku, podpisana s ključem, ki ga ima samo ta brskalnik.',
  none: 'V tem brskalniku ni potrdil.',
  refusalsNotKept: 'Po zavrnitvi tu ne ostane nič: potrdilo o njej lahko prenesete samo takoj.',
  back: 'Nazaj',
  unreadable: 'Potrdil v tem brskalniku ni mogoče prebrati.',

  given: (names) => `Sprejeto: ${names}`,
  refused: (names) => `Zavrnjeno: ${names}`,
  withdrawn: 'Preklicano',
  renewed: 'Obnovljeno',
  inLog: 'V dnevniku',
  waiting: 'Še ni dostavljeno',
  validUntil: (date) => `Velja do: ${date}`,
  shown: (what) => `Prikazano: ${what}`,
  version: (hash) => `Različica pravil: ${hash}`,
  download: 'Prenesi',
  downloadAll: 'Prenesi vsa kot podatke (JSON)',
  downloadPage: 'Prenesi kot stran, ki se preveri sama (HTML)',

  idLabel: 'Vaš identifikator privolitve',
  idWhy: (controller) =>
    `Navedite ga, ko sprašujete o svojih privolitvah (upravljavec podatkov: ${controller}).`,
  idCopy: 'Kopiraj',
  idCopied: 'Kopirano.',
  idQr: 'Identifikator privolitve kot koda QR',

  withdrawalPage: {
    title: 'Preklic privolitve',
    intro: 'Za preklic privolitve pritisnite gumb. Z odprtjem te strani se ni nič spremenilo.',
    withdraw: 'Prekliči privolitev',
    done: 'Vaša privolitev je preklicana.',
    failed: 'To ni uspelo. Znova odprite povezavo iz sporočila ali poskusite pozneje.',
  },

  page: {
    title: 'Potrdila o privolitvah',
    intro: 'Ta stran vsebuje potrdila in jih preverja sama, brez povezave z omrežjem.',
    checks: {
      signature: 'Podpisano v brskalniku, v katerem je bila sprejeta odločitev',
      log: 'Je v dnevniku, nespremenjeno',
      logKey: 'Dnevnik je podpisan s svojim ključem',
      policy: 'To so pravila, za katera je bila dana privolitev',
      build: 'To je program, ki je vprašal',
    },
    ok: 'Pravilno',
    failed: 'Ni pravilno',
    open: 'Tukaj ni mogoče preveriti',
    trusted: (key) => `Ključ, ki mu ta stran zaupa, kot ga je navedel sam dnevnik: ${key}`,
    limits:
      'Podpis dokazuje, da so bile te odločitve podpisane s ključem tega brskalnika in da se od takrat niso spremenile. Ne dokazuje, kdo je pritisnil gumb.',
  },
}

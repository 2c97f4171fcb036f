import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Vaše potvrde',
  intro: 'Svaka privola dana u ovom pregledniku, potpisana ključem koji ima samo ovaj preglednik.',
  none: 'U ovom pregledniku nema potvrda.',
  refusalsNotKept:
    'Nakon odbijanja ovdje ne ostaje ništa: potvrda o njemu može se preuzeti samo odmah.',
  back: 'Natrag',
  unreadable: 'Potvrde se ne mogu pročitati u ovom pregledniku.',

  given: (names) => `Prihvaćeno: ${names}`,
  refused: (names) => `Odbijeno: ${names}`,
  withdrawn: 'Povučeno',
  renewed: 'Obnovljeno',
  inLog: 'U zapisniku',
  waiting: 'Još nije dostavljeno',
  validUntil: (date) => `Vrijedi do ${date}`,
  shown: (what) => `Prikazano: ${what}`,
  version: (hash) => `Verzija pravila: ${hash}`,
  download: 'Preuzmi',
  downloadAll: 'Preuzmi sve kao podatke (JSON)',
  downloadPage: 'Preuzmi kao stranicu koja se sama provjerava (HTML)',

  idLabel: 'Vaš identifikator privole',
  idWhy: (controller) =>
    `Navedite ga kad pitate o svojim privolama (voditelj obrade: ${controller}).`,
  idCopy: 'Kopiraj',
  idCopied: 'Kopirano.',
  idQr: 'Identifikator privole kao QR kôd',

  withdrawalPage: {
    title: 'Povlačenje privole',
    intro:
      'Pritisnite gumb da biste povukli privolu. Samim otvaranjem ove stranice ništa se nije promijenilo.',
    withdraw: 'Povuci privolu',
    done: 'Vaša je privola povučena.',
    failed: 'To nije uspjelo. Ponovno otvorite poveznicu iz poruke ili pokušajte kasnije.',
  },

  page: {
    title: 'Potvrde o privolama',
    intro: 'Ova stranica sadrži potvrde i sama ih provjerava, bez veze s mrežom.',
    checks: {
      signature: 'Potpisano u pregledniku u kojem je donesena odluka',
      log: 'U zapisniku je, nepromijenjeno',
      logKey: 'Zapisnik je potpisan vlastitim ključem',
      policy: 'To su pravila za koja je dana privola',
      build: 'To je program koji je postavio pitanje',
    },
    ok: 'Ispravno',
    failed: 'Nije ispravno',
    open: 'Ovdje se ne može provjeriti',
    trusted: (key) => `Ključ kojem ova stranica vjeruje, kako ga je dao sam zapisnik: ${key}`,
    limits:
      'Potpis dokazuje da su ove odluke potpisane ključem ovog preglednika i da otad nisu promijenjene. Ne dokazuje tko je pritisnuo gumb.',
  },
}

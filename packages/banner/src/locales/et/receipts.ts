import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Teie kviitungid',
  intro:
    'Kõik selles brauseris antud nõusolekud, allkirjastatud võtmega, mis on ainult sellel brauseril.',
  none: 'Selles brauseris ei ole kviitungeid.',
  refusalsNotKept:
    'Keeldumisest ei jää siia midagi: selle kviitungi saab alla laadida ainult kohe.',
  back: 'Tagasi',
  unreadable: 'Kviitungeid ei saa selles brauseris lugeda.',

  given: (names) => `Nõusolek antud: ${names}`,
  refused: (names) => `Keeldutud: ${names}`,
  withdrawn: 'Tagasi võetud',
  renewed: 'Uuendatud',
  inLog: 'Logis',
  waiting: 'Veel edastamata',
  validUntil: (date) => `Kehtivuse lõpp: ${date}`,
  shown: (what) => `Näidati: ${what}`,
  version: (hash) => `Tingimuste versioon: ${hash}`,
  download: 'Laadi alla',
  downloadAll: 'Laadi kõik alla andmetena (JSON)',
  downloadPage: 'Laadi alla lehena, mis kontrollib end ise (HTML)',

  idLabel: 'Teie nõusoleku tunnus',
  idWhy: (controller) =>
    `Esitage see vastutavale töötlejale (${controller}), kui küsite oma nõusolekute kohta.`,
  idCopy: 'Kopeeri',
  idCopied: 'Kopeeritud.',
  idQr: 'Nõusoleku tunnus QR-koodina',

  withdrawalPage: {
    title: 'Nõusoleku tagasivõtmine',
    intro: 'Nõusoleku tagasivõtmiseks vajutage nuppu. Selle lehe avamine ei muutnud midagi.',
    withdraw: 'Võta nõusolek tagasi',
    done: 'Teie nõusolek on tagasi võetud.',
    failed: 'See ei õnnestunud. Avage sõnumis olev link uuesti või proovige hiljem.',
  },

  page: {
    title: 'Nõusolekute kviitungid',
    intro: 'See leht sisaldab kviitungeid ja kontrollib neid ise, ilma võrguühenduseta.',
    checks: {
      signature: 'Allkirjastatud brauseris, kus valik tehti',
      log: 'Logis olemas ja muutmata',
      logKey: 'Logi on allkirjastatud oma võtmega',
      policy: 'Tingimused on need, millega nõustuti',
      build: 'Programm on see, mis küsimuse esitas',
    },
    ok: 'Õige',
    failed: 'Ei ole õige',
    open: 'Siin ei saa kontrollida',
    trusted: (key) => `Võti, mida see leht usaldab, nagu logi ise selle andis: ${key}`,
    limits:
      'Allkiri tõendab, et need valikud on allkirjastatud selle brauseri võtmega ja et neid ei ole pärast seda muudetud. See ei tõenda, kes nuppu vajutas.',
  },
}

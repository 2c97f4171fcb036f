import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Kvittanirnar þínar',
  intro:
    'Öll samþykki sem veitt hafa verið í þessum vafra, undirrituð með lykli sem aðeins þessi vafri hefur.',
  none: 'Engar kvittanir eru í þessum vafra.',
  refusalsNotKept:
    'Ef þú hafnar er ekkert geymt hér: kvittun fyrir því er aðeins hægt að sækja strax.',
  back: 'Til baka',
  unreadable: 'Ekki er hægt að lesa kvittanirnar í þessum vafra.',

  given: (names) => `Samþykkt: ${names}`,
  refused: (names) => `Hafnað: ${names}`,
  withdrawn: 'Afturkallað',
  renewed: 'Endurnýjað',
  inLog: 'Í færsluskránni',
  waiting: 'Ekki enn komið til skila',
  validUntil: (date) => `Gildir til ${date}`,
  shown: (what) => `Sýnt: ${what}`,
  version: (hash) => `Útgáfa stefnunnar: ${hash}`,
  download: 'Sækja',
  downloadAll: 'Sækja allar sem gögn (JSON)',
  downloadPage: 'Sækja sem síðu sem sannreynir sjálfa sig (HTML)',

  idLabel: 'Samþykkisauðkenni þitt',
  idWhy: (controller) =>
    `Gefðu það upp þegar þú spyrð ábyrgðaraðilann um samþykki þín: ${controller}.`,
  idCopy: 'Afrita',
  idCopied: 'Afritað.',
  idQr: 'Samþykkisauðkenni sem QR-kóði',

  withdrawalPage: {
    title: 'Afturkalla samþykki þitt',
    intro:
      'Ýttu á hnappinn til að afturkalla samþykki þitt. Ekkert breyttist við að opna þessa síðu.',
    withdraw: 'Afturkalla',
    done: 'Samþykki þitt er afturkallað.',
    failed: 'Þetta tókst ekki. Opnaðu hlekkinn í skilaboðunum aftur eða reyndu síðar.',
  },

  page: {
    title: 'Kvittanir fyrir samþykki',
    intro: 'Á þessari síðu eru kvittanir og hún sannreynir þær sjálf, án nettengingar.',
    checks: {
      signature: 'Undirritað í vafranum þar sem ákvörðunin var tekin',
      log: 'Í færsluskránni og óbreytt',
      logKey: 'Færsluskráin er undirrituð með eigin lykli',
      policy: 'Stefnan er sú sem var samþykkt',
      build: 'Forritið er það sem spurði',
    },
    ok: 'Rétt',
    failed: 'Ekki rétt',
    open: 'Ekki er hægt að sannreyna þetta hér',
    trusted: (key) =>
      `Lykillinn sem þessi síða treystir, eins og færsluskráin sjálf gaf hann upp: ${key}`,
    limits:
      'Undirritun sannar að lykill þessa vafra undirritaði þetta val og að því hefur ekki verið breytt síðan. Hún sannar ekki hver ýtti á hnappinn.',
  },
}

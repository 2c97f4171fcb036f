import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'L-irċevuti tiegħek',
  intro: 'Kull kunsens mogħti f’dan il-browser, iffirmat b’ċavetta li għandu biss dan il-browser.',
  none: 'M’hemmx irċevuti f’dan il-browser.',
  refusalsNotKept: 'Rifjut ma jħalli xejn hawn: l-irċevuta tiegħu tista’ titniżżel biss minnufih.',
  back: 'Lura',
  unreadable: 'L-irċevuti ma jistgħux jinqraw f’dan il-browser.',

  given: (names) => `Aċċettat: ${names}`,
  refused: (names) => `Irrifjutat: ${names}`,
  withdrawn: 'Irtirat',
  renewed: 'Imġedded',
  inLog: 'Fir-reġistru',
  waiting: 'Għadha ma ntbagħtitx',
  validUntil: (date) => `Data tal-iskadenza: ${date}`,
  shown: (what) => `Muri: ${what}`,
  version: (hash) => `Verżjoni tal-politika: ${hash}`,
  download: 'Niżżel',
  downloadAll: 'Niżżel kollox bħala data (JSON)',
  downloadPage: 'Niżżel bħala paġna li tivverifika lilha nnifisha (HTML)',

  idLabel: 'L-ID tal-kunsens tiegħek',
  idWhy: (controller) =>
    `Agħtih lill-kontrollur (${controller}) meta tistaqsi dwar il-kunsensi tiegħek.`,
  idCopy: 'Ikkopja',
  idCopied: 'Ikkupjat.',
  idQr: 'L-ID tal-kunsens bħala kodiċi QR',

  withdrawalPage: {
    title: 'Irtira l-kunsens tiegħek',
    intro:
      'Agħfas il-buttuna biex tirtira l-kunsens tiegħek. Il-ftuħ ta’ din il-paġna ma bidel xejn.',
    withdraw: 'Irtira',
    done: 'Il-kunsens tiegħek ġie rtirat.',
    failed: 'Dan ma ħadimx. Erġa’ iftaħ il-link li hemm fil-messaġġ, jew ipprova aktar tard.',
  },

  page: {
    title: 'Irċevuti tal-kunsens',
    intro: 'Din il-paġna fiha rċevuti u tivverifikahom hi stess, mingħajr konnessjoni.',
    checks: {
      signature: 'Iffirmata fil-browser fejn saret l-għażla',
      log: 'Fir-reġistru, u mhux mibdula',
      logKey: 'Ir-reġistru huwa ffirmat biċ-ċavetta tiegħu stess',
      policy: 'Il-politika hija dik li ġiet aċċettata',
      build: 'Il-programm huwa dak li staqsa',
    },
    ok: 'Korrett',
    failed: 'Mhux korrett',
    open: 'Ma jistax jiġi vverifikat hawn',
    trusted: (key) => `Iċ-ċavetta li din il-paġna tafda, kif taha r-reġistru nnifsu: ${key}`,
    limits:
      'Firma turi li dawn l-għażliet ġew iffirmati biċ-ċavetta ta’ dan il-browser u li ma nbidlux minn dakinhar. Ma turix min għafas il-buttuna.',
  },
}

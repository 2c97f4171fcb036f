import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Do chuid admhálacha',
  intro:
    'Gach toiliú a tugadh sa bhrabhsálaí seo, sínithe le heochair nach bhfuil ach ag an mbrabhsálaí seo.',
  none: 'Níl aon admhálacha sa bhrabhsálaí seo.',
  refusalsNotKept:
    'Ní fhágann diúltú aon rian anseo: ní féidir a admháil a íoslódáil ach díreach ina dhiaidh.',
  back: 'Ar ais',
  unreadable: 'Ní féidir na hadmhálacha a léamh sa bhrabhsálaí seo.',

  given: (names) => `Glactha: ${names}`,
  refused: (names) => `Diúltaithe: ${names}`,
  withdrawn: 'Tarraingthe siar',
  renewed: 'Athnuaite',
  inLog: 'Sa loga',
  waiting: 'Gan seachadadh fós',
  validUntil: (date) => `Bailí go dtí an ${date}`,
  shown: (what) => `Taispeánta: ${what}`,
  version: (hash) => `Leagan an bheartais: ${hash}`,
  download: 'Íoslódáil',
  downloadAll: 'Íoslódáil gach ceann mar shonraí (JSON)',
  downloadPage: 'Íoslódáil mar leathanach a sheiceálann é féin (HTML)',

  idLabel: 'D’aitheantóir toilithe',
  idWhy: (controller) =>
    `Seol chuig ${controller} é nuair a bhíonn ceist agat faoin toiliú a thug tú.`,
  idCopy: 'Cóipeáil',
  idCopied: 'Cóipeáilte.',
  idQr: 'Aitheantóir toilithe mar chód QR',

  withdrawalPage: {
    title: 'Tarraing siar do thoiliú',
    intro:
      'Brúigh an cnaipe chun do thoiliú a tharraingt siar. Níor athraigh oscailt an leathanaigh seo aon rud.',
    withdraw: 'Tarraing siar',
    done: 'Tá do thoiliú tarraingthe siar.',
    failed:
      'Níor oibrigh sé sin. Oscail an nasc sa teachtaireacht arís, nó bain triail eile as níos déanaí.',
  },

  page: {
    title: 'Admhálacha toilithe',
    intro: 'Tá admhálacha ar an leathanach seo agus seiceálann sé féin iad, gan líonra.',
    checks: {
      signature: 'Sínithe sa bhrabhsálaí ina ndearnadh an rogha',
      log: 'Sa loga, gan athrú',
      logKey: 'Tá an loga sínithe lena eochair féin',
      policy: 'Is é an beartas céanna é ar toilíodh leis',
      build: 'Is é an ríomhchlár céanna é a chuir an cheist',
    },
    ok: 'Ceart',
    failed: 'Mícheart',
    open: 'Ní féidir é a sheiceáil anseo',
    trusted: (key) =>
      `An eochair a bhfuil muinín ag an leathanach seo aisti, mar a thug an loga féin í: ${key}`,
    limits:
      'Cruthaíonn síniú gur shínigh eochair an bhrabhsálaí seo na roghanna seo agus nár athraíodh ó shin iad. Ní chruthaíonn sé cé a bhrúigh an cnaipe.',
  },
}

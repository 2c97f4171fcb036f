import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Vaše bločky',
  intro:
    'Každý súhlas udelený v tomto prehliadači, podpísaný kľúčom, ktorý má len tento prehliadač.',
  none: 'V tomto prehliadači nie sú žiadne bločky.',
  refusalsNotKept: 'Po odmietnutí tu nič nezostáva: bloček k nemu možno stiahnuť iba hneď.',
  back: 'Späť',
  unreadable: 'Bločky sa v tomto prehliadači nedajú prečítať.',

  given: (names) => `Prijaté: ${names}`,
  refused: (names) => `Odmietnuté: ${names}`,
  withdrawn: 'Odvolané',
  renewed: 'Obnovené',
  inLog: 'V protokole',
  waiting: 'Zatiaľ nedoručené',
  validUntil: (date) => `Platí do ${date}`,
  shown: (what) => `Zobrazené: ${what}`,
  version: (hash) => `Verzia zásad: ${hash}`,
  download: 'Stiahnuť',
  downloadAll: 'Stiahnuť všetky ako dáta (JSON)',
  downloadPage: 'Stiahnuť ako stránku, ktorá sa sama overí (HTML)',

  idLabel: 'Váš identifikátor súhlasu',
  idWhy: (controller) =>
    `Uveďte ho, keď sa pýtate na svoje súhlasy (prevádzkovateľ: ${controller}).`,
  idCopy: 'Kopírovať',
  idCopied: 'Skopírované.',
  idQr: 'Identifikátor súhlasu ako QR kód',

  withdrawalPage: {
    title: 'Odvolanie súhlasu',
    intro: 'Stlačením tlačidla súhlas odvoláte. Samotným otvorením tejto stránky sa nič nezmenilo.',
    withdraw: 'Odvolať',
    done: 'Váš súhlas bol odvolaný.',
    failed: 'Nepodarilo sa to. Otvorte znova odkaz zo správy alebo to skúste neskôr.',
  },

  page: {
    title: 'Bločky k súhlasom',
    intro: 'Táto stránka obsahuje bločky a sama ich overuje, bez pripojenia k sieti.',
    checks: {
      signature: 'Podpísané v prehliadači, v ktorom padlo rozhodnutie',
      log: 'Je v protokole, bez zmeny',
      logKey: 'Protokol je podpísaný vlastným kľúčom',
      policy: 'Ide o zásady, ku ktorým bol udelený súhlas',
      build: 'Ide o program, ktorý sa pýtal',
    },
    ok: 'V poriadku',
    failed: 'Nie je v poriadku',
    open: 'Tu sa nedá overiť',
    trusted: (key) =>
      `Kľúč, ktorému táto stránka dôveruje, ako ho poskytol samotný protokol: ${key}`,
    limits:
      'Podpis dokazuje, že tieto rozhodnutia boli podpísané kľúčom tohto prehliadača a odvtedy sa nezmenili. Nedokazuje, kto stlačil tlačidlo.',
  },
}

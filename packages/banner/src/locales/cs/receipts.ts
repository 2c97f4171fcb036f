import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Vaše účtenky',
  intro:
    'Každý souhlas udělený v tomto prohlížeči, podepsaný klíčem, který má jen tento prohlížeč.',
  none: 'V tomto prohlížeči nejsou žádné účtenky.',
  refusalsNotKept: 'Po odmítnutí tu nic nezůstává: účtenku k němu lze stáhnout pouze ihned.',
  back: 'Zpět',
  unreadable: 'Účtenky nelze v tomto prohlížeči přečíst.',

  given: (names) => `Přijato: ${names}`,
  refused: (names) => `Odmítnuto: ${names}`,
  withdrawn: 'Odvoláno',
  renewed: 'Obnoveno',
  inLog: 'V protokolu',
  waiting: 'Zatím nedoručeno',
  validUntil: (date) => `Platí do ${date}`,
  shown: (what) => `Zobrazeno: ${what}`,
  version: (hash) => `Verze zásad: ${hash}`,
  download: 'Stáhnout',
  downloadAll: 'Stáhnout všechny jako data (JSON)',
  downloadPage: 'Stáhnout jako stránku, která se sama ověří (HTML)',

  idLabel: 'Váš identifikátor souhlasu',
  idWhy: (controller) => `Uveďte ho, když se ptáte na své souhlasy (správce údajů: ${controller}).`,
  idCopy: 'Kopírovat',
  idCopied: 'Zkopírováno.',
  idQr: 'Identifikátor souhlasu jako QR kód',

  withdrawalPage: {
    title: 'Odvolání souhlasu',
    intro:
      'Stisknutím tlačítka souhlas odvoláte. Samotným otevřením této stránky se nic nezměnilo.',
    withdraw: 'Odvolat',
    done: 'Váš souhlas byl odvolán.',
    failed: 'Nepodařilo se to. Otevřete znovu odkaz ze zprávy nebo to zkuste později.',
  },

  page: {
    title: 'Účtenky k souhlasům',
    intro: 'Tato stránka obsahuje účtenky a sama je ověřuje, bez připojení k síti.',
    checks: {
      signature: 'Podepsáno v prohlížeči, ve kterém padlo rozhodnutí',
      log: 'Je v protokolu, beze změny',
      logKey: 'Protokol je podepsán vlastním klíčem',
      policy: 'Jde o zásady, ke kterým byl udělen souhlas',
      build: 'Jde o program, který se ptal',
    },
    ok: 'V pořádku',
    failed: 'Není v pořádku',
    open: 'Zde nelze ověřit',
    trusted: (key) =>
      `Klíč, kterému tato stránka důvěřuje, jak jej poskytl samotný protokol: ${key}`,
    limits:
      'Podpis dokazuje, že tato rozhodnutí byla podepsána klíčem tohoto prohlížeče a od té doby se nezměnila. Nedokazuje, kdo stiskl tlačítko.',
  },
}

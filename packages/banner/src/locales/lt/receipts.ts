import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Jūsų kvitai',
  intro: 'Visi šioje naršyklėje duoti sutikimai, pasirašyti raktu, kurį turi tik ši naršyklė.',
  none: 'Šioje naršyklėje kvitų nėra.',
  refusalsNotKept: 'Apie nesutikimą čia nieko nelieka: jo kvitą galima atsisiųsti tik iš karto.',
  back: 'Atgal',
  unreadable: 'Šioje naršyklėje kvitų perskaityti nepavyksta.',

  given: (names) => `Sutikta: ${names}`,
  refused: (names) => `Atmesta: ${names}`,
  withdrawn: 'Atšaukta',
  renewed: 'Atnaujinta',
  inLog: 'Žurnale',
  waiting: 'Dar neperduota',
  validUntil: (date) => `Galioja iki ${date}`,
  shown: (what) => `Rodyta: ${what}`,
  version: (hash) => `Politikos redakcija: ${hash}`,
  download: 'Atsisiųsti',
  downloadAll: 'Atsisiųsti visus kaip duomenis (JSON)',
  downloadPage: 'Atsisiųsti kaip puslapį, kuris pats save tikrina (HTML)',

  idLabel: 'Jūsų sutikimo ID',
  idWhy: (controller) =>
    `Nurodykite jį duomenų valdytojui (${controller}), kai teiraujatės apie savo sutikimus.`,
  idCopy: 'Kopijuoti',
  idCopied: 'Nukopijuota.',
  idQr: 'Sutikimo ID kaip QR kodas',

  withdrawalPage: {
    title: 'Sutikimo atšaukimas',
    intro:
      'Norėdami atšaukti sutikimą, paspauskite mygtuką. Vien atvėrus šį puslapį niekas nepasikeitė.',
    withdraw: 'Atšaukti sutikimą',
    done: 'Jūsų sutikimas atšauktas.',
    failed: 'Nepavyko. Dar kartą atverkite pranešime esančią nuorodą arba pabandykite vėliau.',
  },

  page: {
    title: 'Sutikimų kvitai',
    intro: 'Šiame puslapyje yra kvitų, kuriuos jis pats patikrina be tinklo ryšio.',
    checks: {
      signature: 'Pasirašyta naršyklėje, kurioje pasirinkta',
      log: 'Yra žurnale ir nepakeista',
      logKey: 'Žurnalas pasirašytas savo raktu',
      policy: 'Politika yra ta, su kuria sutikta',
      build: 'Programa yra ta, kuri klausė',
    },
    ok: 'Teisinga',
    failed: 'Neteisinga',
    open: 'Čia patikrinti negalima',
    trusted: (key) => `Raktas, kuriuo šis puslapis pasitiki, kaip jį pateikė pats žurnalas: ${key}`,
    limits:
      'Parašas įrodo, kad šie pasirinkimai pasirašyti šios naršyklės raktu ir vėliau nebuvo pakeisti. Jis neįrodo, kas paspaudė mygtuką.',
  },
}

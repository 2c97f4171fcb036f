import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Samþykkja allt',
  refuse: 'Hafna öllu',
  choose: 'Sérsníða val',
  acceptAsked: 'Samþykkja',
  refuseAsked: 'Hafna',
  later: 'Ákveða síðar',
  closeAndRefuse: 'Loka og hafna',

  controller: 'Ábyrgðaraðili:',
  dpo: 'Persónuverndarfulltrúi:',
  terms: (recipients, duration) =>
    `Viðtakendur: ${recipients}. Gildistími samþykkis þíns fyrir þessum vafrakökum: ${duration}.`,
  withdrawable: (control) =>
    `Þú getur breytt þessu eða afturkallað það hvenær sem er undir „${control}“.`,
  earlierChoices: 'Aðrar ákvarðanir þínar haldast óbreyttar.',
  changed: (purposes) => `Nýtt eða breytt frá síðasta vali þínu: ${purposes}.`,
  expired: 'Síðasta val þitt gildir ekki lengur.',
  comingVersion: (date) => `Ný útgáfa þessarar stefnu tekur gildi ${date}.`,
  gpc: 'Vafrinn þinn biður um Global Privacy Control: engar upplýsingar eru seldar eða afhentar öðrum nema þú leyfir það.',
  loadFailed: 'Ekki tókst að sækja þetta. Athugaðu tenginguna og reyndu aftur.',
  pressYourself: 'Ekkert var samþykkt: aðeins þú getur ýtt á hnappinn.',

  noticeTitle: 'Þínar upplýsingar, þitt val',
  noticeIntro:
    'Við notum upplýsingar um þig í eftirfarandi tilgangi. Þú getur sagt nei núna eða hvenær sem er.',
  noticeTerms: (recipients, duration) =>
    `Viðtakendur: ${recipients}. Gildistími vals þíns: ${duration}.`,

  placeholder: (source) => `Uppruni þessa efnis: ${source}. Efnið er sótt þegar þú leyfir það.`,
  placeholderElsewhere: (source) => `Þetta efni birtist ekki á þessari síðu. Uppruni: ${source}.`,
  placeholderWhole: (purposes) =>
    `Aðeins er hægt að birta það ef þú leyfir þessa notkun í heild: ${purposes}.`,
  placeholderOnce: 'Aðeins í þetta sinn',
  placeholderAlways: (service) => `Leyfa alltaf: ${service}`,
  placeholderAlwaysFor: (purpose) => `Alltaf: ${purpose}`,
  servicePolicy: 'Persónuverndarstefna',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

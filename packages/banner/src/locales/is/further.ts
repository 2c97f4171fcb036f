import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Samþykkja',
  refuseAsked: 'Hafna',

  earlierChoices: 'Aðrar ákvarðanir þínar haldast óbreyttar.',
  changed: (purposes) => `Nýtt eða breytt frá síðasta vali þínu: ${purposes}.`,
  expired: 'Síðasta val þitt gildir ekki lengur.',
  comingVersion: (date) => `Ný útgáfa þessarar stefnu tekur gildi ${date}.`,

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
}

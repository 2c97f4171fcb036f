import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro:
    'Päätä jokaisesta käyttötarkoituksesta erikseen. Mikään valinnainen ei ole käytössä, ellet ota sitä käyttöön.',
  introNotice:
    'Päätä jokaisesta käyttötarkoituksesta erikseen. Se, mikä on käytössä, pysyy käytössä, kunnes poistat sen käytöstä.',
  acceptAll: 'Hyväksy kaikki',
  refuseAll: 'Hylkää kaikki',
  save: 'Tallenna valinnat',
  withdraw: 'Peruuta kaikki suostumukset',
  close: 'Sulje',
  alwaysOn: 'Aina käytössä',
  showServices: plural('fi', { one: '# palvelu', other: '# palvelua' }),
  ownChoice: 'Salli tämä palvelu',
  legalBasisLabel: 'Oikeusperuste',
  legalBasis: {
    consent: 'Suostumus',
    'strictly-necessary': 'Ehdottoman välttämätön',
    'legitimate-interest': 'Oikeutettu etu',
    contract: 'Sopimus',
    'legal-obligation': 'Lakisääteinen velvoite',
  },
  data: 'Tiedot',
  saleOrSharing: 'Tätä varten tietoja myydään tai jaetaan.',
  provider: 'Palveluntarjoaja',
  country: 'Maa',
  transfer: 'Tietojen siirto',
  noTransfer: 'Ei siirretä ETA-alueen ulkopuolelle',
  retention: 'Säilytysaika',
  storedName: 'Nimi',
  storedKind: 'Tyyppi',
  storedFor: 'Säilytysaika',
  cookie: 'Eväste',
  thirdPartyCookie: 'Kolmannen osapuolen eväste',
  storage: {
    localStorage: 'Paikallinen tallennustila',
    sessionStorage: 'Istuntotallennustila',
    indexedDB: 'IndexedDB',
    cache: 'Välimuisti',
  },
  session: 'Selaimen sulkemiseen asti',
  noStorage: 'Ei tallenna mitään laitteellesi.',
  tableTitle: 'Evästeet ja vastaavat tekniikat',
  service: 'Palvelu',
  purpose: 'Käyttötarkoitus',
  status: {
    unknown: 'Ei päätetty',
    given: 'Hyväksytty',
    refused: 'Hylätty',
    withdrawn: 'Peruutettu',
    expired: 'Vanhentunut',
  },

  deleteStored: 'Poista tallennetut tiedot',
  deletedTitle: 'Tallennetut tiedot on poistettu.',
  receipts: 'Omat kuitit',
  reset: 'Unohda tämä laite',

  reportTitle: 'Suostumuksesi on peruutettu.',
  reportRefused: 'Kieltäytymisesi on tallennettu.',
  reportRemoved: (names) => `Tältä laitteelta poistettiin: ${names}.`,
  reportRemaining: (name, by) =>
    `Tämä sivu ei voi poistaa kohdetta ${name}, jonka on asettanut ${by}. Voit poistaa sen selaimen asetuksista.`,
  reportNothing: 'Tälle laitteelle ei ollut tallennettu mitään.',
  reportRunning:
    'Tällä sivulla jo käynnistyneet toiminnot jatkuvat, kunnes poistut sivulta tai lataat sen uudelleen.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

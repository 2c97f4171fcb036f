import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Omat kuitit',
  intro:
    'Kaikki tässä selaimessa annetut suostumukset, allekirjoitettuina avaimella, joka on vain tällä selaimella.',
  none: 'Tässä selaimessa ei ole kuitteja.',
  refusalsNotKept: 'Kieltäytymisestä ei jää tänne mitään: kuitin siitä voi ladata vain heti.',
  back: 'Takaisin',
  unreadable: 'Kuitteja ei voi lukea tässä selaimessa.',

  given: (names) => `Hyväksytty: ${names}`,
  refused: (names) => `Hylätty: ${names}`,
  withdrawn: 'Peruutettu',
  renewed: 'Uusittu',
  inLog: 'Lokissa',
  waiting: 'Ei vielä toimitettu',
  validUntil: (date) => `Voimassaolo päättyy ${date}`,
  shown: (what) => `Näytetty: ${what}`,
  version: (hash) => `Käytännön versio: ${hash}`,
  download: 'Lataa',
  downloadAll: 'Lataa kaikki datana (JSON)',
  downloadPage: 'Lataa sivuna, joka tarkistaa itse itsensä (HTML)',

  idLabel: 'Suostumustunnuksesi',
  idWhy: (controller) =>
    `Ilmoita tunnus rekisterinpitäjälle (${controller}), kun kysyt suostumuksistasi.`,
  idCopy: 'Kopioi',
  idCopied: 'Kopioitu.',
  idQr: 'Suostumustunnus QR-koodina',

  withdrawalPage: {
    title: 'Peruuta suostumuksesi',
    intro:
      'Peruuta suostumuksesi painamalla painiketta. Tämän sivun avaaminen ei muuttanut mitään.',
    withdraw: 'Peruuta suostumus',
    done: 'Suostumuksesi on peruutettu.',
    failed: 'Tämä ei onnistunut. Avaa viestin linkki uudelleen tai yritä myöhemmin.',
  },

  page: {
    title: 'Suostumuskuitit',
    intro: 'Tällä sivulla on kuitteja, ja se tarkistaa ne itse ilman verkkoyhteyttä.',
    checks: {
      signature: 'Allekirjoitettu selaimessa, jossa valinta tehtiin',
      log: 'Lokissa ja muuttumaton',
      logKey: 'Loki on allekirjoitettu omalla avaimellaan',
      policy: 'Käytäntö on se, joka hyväksyttiin',
      build: 'Ohjelma on se, joka esitti kysymyksen',
    },
    ok: 'Pitää paikkansa',
    failed: 'Ei pidä paikkaansa',
    open: 'Ei voi tarkistaa tässä',
    trusted: (key) => `Avain, johon tämä sivu luottaa, sellaisena kuin loki sen itse antoi: ${key}`,
    limits:
      'Allekirjoitus osoittaa, että nämä valinnat on allekirjoitettu tämän selaimen avaimella ja ettei niitä ole muutettu sen jälkeen. Se ei osoita, kuka painiketta painoi.',
  },
}

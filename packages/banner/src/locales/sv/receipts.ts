import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Dina kvitton',
  intro: 'Varje samtycke i den här webbläsaren, signerat med en nyckel som bara den har.',
  none: 'Det finns inga kvitton i den här webbläsaren.',
  refusalsNotKept: 'Ett nej lämnar inget här: kvittot på det går bara att ladda ner genast.',
  back: 'Tillbaka',
  unreadable: 'Kvittona kan inte läsas i den här webbläsaren.',

  given: (names) => `Godkänt: ${names}`,
  refused: (names) => `Nekat: ${names}`,
  withdrawn: 'Återkallat',
  renewed: 'Förnyat',
  inLog: 'I loggen',
  waiting: 'Inte levererat än',
  validUntil: (date) => `Gäller till ${date}`,
  shown: (what) => `Visades: ${what}`,
  version: (hash) => `Policyns version: ${hash}`,
  download: 'Ladda ner',
  downloadAll: 'Ladda ner alla som data (JSON)',
  downloadPage: 'Ladda ner som en sida som kontrollerar sig själv (HTML)',

  idLabel: 'Ditt samtyckes-id',
  idWhy: (controller) => `Uppge det för ${controller} när du frågar om dina samtycken.`,
  idCopy: 'Kopiera',
  idCopied: 'Kopierat.',
  idQr: 'Samtyckes-id som QR-kod',

  withdrawalPage: {
    title: 'Återkalla ditt samtycke',
    intro: 'Tryck på knappen för att återkalla ditt samtycke. Att sidan öppnades ändrade inget.',
    withdraw: 'Återkalla',
    done: 'Ditt samtycke är återkallat.',
    failed: 'Det gick inte. Öppna länken i meddelandet igen, eller försök senare.',
  },

  page: {
    title: 'Kvitton på samtycke',
    intro: 'Den här sidan innehåller kvitton och kontrollerar dem själv, utan nätverk.',
    checks: {
      signature: 'Signerat i webbläsaren där valet gjordes',
      log: 'Finns i loggen, oförändrat',
      logKey: 'Loggen är signerad med sin egen nyckel',
      policy: 'Policyn är den som godkändes',
      build: 'Programmet är det som frågade',
    },
    ok: 'Stämmer',
    failed: 'Stämmer inte',
    open: 'Kan inte kontrolleras här',
    trusted: (key) =>
      `Nyckeln som den här sidan litar på, så som loggen själv har uppgett den: ${key}`,
    limits:
      'En signatur visar att den här webbläsarens nyckel har skrivit under dessa val och att de inte har ändrats sedan dess. Den visar inte vem som tryckte på knappen.',
  },
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Aceitar tudo',
  refuse: 'Rejeitar tudo',
  choose: 'Gerir preferências',
  later: 'Decidir mais tarde',
  closeAndRefuse: 'Fechar e rejeitar',

  controller: 'Responsável pelo tratamento:',
  dpo: 'Encarregado da proteção de dados:',
  terms: (recipients, duration) =>
    `Destinatários: ${recipients}. Utilizamos estes cookies apenas com o seu consentimento, válido durante ${duration}.`,
  months: { one: '# mês', other: '# meses' },
  days: { one: '# dia', other: '# dias' },
  withdrawable: (control) =>
    `Pode alterar a sua escolha ou retirar o seu consentimento a qualquer momento em «${control}».`,
  gpc: 'O seu navegador envia o sinal Global Privacy Control: não são vendidos nem partilhados dados sem a sua autorização.',
  pressYourself: 'Nada foi aceite: o botão tem de ser premido por si.',
  loadFailed: 'Não foi possível carregar. Verifique a ligação e tente novamente.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Aceitar tudo',
  refuse: 'Rejeitar tudo',
  choose: 'Gerenciar preferências',
  later: 'Decidir depois',
  closeAndRefuse: 'Fechar e rejeitar',

  controller: 'Controlador:',
  dpo: 'Encarregado pelo tratamento de dados pessoais:',
  terms: (recipients, duration) =>
    `Destinatários: ${recipients}. Usamos estes cookies só com o seu consentimento, que vale por ${duration}.`,
  months: { one: '# mês', other: '# meses' },
  days: { one: '# dia', other: '# dias' },
  withdrawable: (control) =>
    `Você pode mudar sua escolha ou revogar seu consentimento a qualquer momento em “${control}”.`,
  gpc: 'Seu navegador envia o sinal Global Privacy Control: nenhum dado é vendido ou compartilhado sem sua permissão.',
  pressYourself: 'Nada foi aceito: é você quem deve pressionar o botão.',
  loadFailed: 'Não foi possível carregar. Verifique sua conexão e tente novamente.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

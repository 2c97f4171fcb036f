import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Aceitar tudo',
  refuse: 'Rejeitar tudo',
  choose: 'Gerenciar preferências',
  acceptAsked: 'Aceitar',
  refuseAsked: 'Rejeitar',
  later: 'Decidir depois',
  closeAndRefuse: 'Fechar e rejeitar',

  controller: 'Controlador:',
  dpo: 'Encarregado pelo tratamento de dados pessoais:',
  terms: (recipients, duration) =>
    `Destinatários: ${recipients}. Usamos estes cookies só com o seu consentimento, que vale por ${duration}.`,
  withdrawable: (control) =>
    `Você pode mudar sua escolha ou revogar seu consentimento a qualquer momento em “${control}”.`,
  earlierChoices: 'Suas outras escolhas continuam iguais.',
  changed: (purposes) => `Novo ou alterado desde sua última escolha: ${purposes}.`,
  expired: 'Sua última escolha expirou.',
  comingVersion: (date) => `Uma nova versão desta política entra em vigor em ${date}.`,
  gpc: 'Seu navegador envia o sinal Global Privacy Control: nenhum dado é vendido ou compartilhado sem sua permissão.',
  loadFailed: 'Não foi possível carregar. Verifique sua conexão e tente novamente.',
  pressYourself: 'Nada foi aceito: é você quem deve pressionar o botão.',

  noticeTitle: 'Seus dados, sua escolha',
  noticeIntro: 'Usamos seus dados para o seguinte. Você pode recusar agora ou a qualquer momento.',
  noticeTerms: (recipients, duration) =>
    `Destinatários: ${recipients}. Sua escolha vale por ${duration}.`,

  placeholder: (source) =>
    `Este conteúdo é fornecido por ${source}. Ele só é carregado se você permitir.`,
  placeholderElsewhere: (source) =>
    `O conteúdo fornecido por ${source} não é exibido nesta página.`,
  placeholderWhole: (purposes) =>
    `Ele só pode ser exibido se você permitir este uso por completo: ${purposes}.`,
  placeholderOnce: 'Só desta vez',
  placeholderAlways: (service) => `Sempre para ${service}`,
  placeholderAlwaysFor: (purpose) => `Sempre: ${purpose}`,
  servicePolicy: 'Política de privacidade',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Aceitar tudo',
  refuse: 'Rejeitar tudo',
  choose: 'Gerir preferências',
  acceptAsked: 'Aceitar',
  refuseAsked: 'Rejeitar',
  later: 'Decidir mais tarde',
  closeAndRefuse: 'Fechar e rejeitar',

  controller: 'Responsável pelo tratamento:',
  dpo: 'Encarregado da proteção de dados:',
  terms: (recipients, duration) =>
    `Destinatários: ${recipients}. Utilizamos estes cookies apenas com o seu consentimento, válido durante ${duration}.`,
  withdrawable: (control) =>
    `Pode alterar a sua escolha ou retirar o seu consentimento a qualquer momento em «${control}».`,
  earlierChoices: 'As suas outras escolhas mantêm-se.',
  changed: (purposes) => `Novo ou alterado desde a sua última escolha: ${purposes}.`,
  expired: 'A sua última escolha expirou.',
  comingVersion: (date) => `Uma nova versão desta política entra em vigor em ${date}.`,
  gpc: 'O seu navegador envia o sinal Global Privacy Control: não são vendidos nem partilhados dados sem a sua autorização.',
  loadFailed: 'Não foi possível carregar. Verifique a ligação e tente novamente.',
  pressYourself: 'Nada foi aceite: o botão tem de ser premido por si.',

  noticeTitle: 'Os seus dados, a sua escolha',
  noticeIntro:
    'Utilizamos os seus dados para o seguinte. Pode recusar agora ou a qualquer momento.',
  noticeTerms: (recipients, duration) =>
    `Destinatários: ${recipients}. A sua escolha é válida durante ${duration}.`,

  placeholder: (source) => `Este conteúdo é fornecido por ${source}. Só é carregado se o permitir.`,
  placeholderElsewhere: (source) =>
    `O conteúdo fornecido por ${source} não é apresentado nesta página.`,
  placeholderWhole: (purposes) =>
    `Só pode ser apresentado se permitir esta utilização na totalidade: ${purposes}.`,
  placeholderOnce: 'Só desta vez',
  placeholderAlways: (service) => `Sempre para ${service}`,
  placeholderAlwaysFor: (purpose) => `Sempre: ${purpose}`,
  servicePolicy: 'Política de privacidade',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Aceitar',
  refuseAsked: 'Rejeitar',

  earlierChoices: 'As suas outras escolhas mantêm-se.',
  changed: (purposes) => `Novo ou alterado desde a sua última escolha: ${purposes}.`,
  expired: 'A sua última escolha expirou.',
  comingVersion: (date) => `Uma nova versão desta política entra em vigor em ${date}.`,

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
}

import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Aceitar',
  refuseAsked: 'Rejeitar',

  earlierChoices: 'Suas outras escolhas continuam iguais.',
  changed: (purposes) => `Novo ou alterado desde sua última escolha: ${purposes}.`,
  expired: 'Sua última escolha expirou.',
  comingVersion: (date) => `Uma nova versão desta política entra em vigor em ${date}.`,

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
}

import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro: 'Decida para cada tipo de utilização. O que é opcional só funciona se o ativar.',
  introNotice:
    'Decida para cada tipo de utilização. O que está ativo mantém-se assim até o desativar.',
  acceptAll: 'Aceitar tudo',
  refuseAll: 'Rejeitar tudo',
  save: 'Guardar preferências',
  withdraw: 'Retirar os consentimentos',
  close: 'Fechar',
  alwaysOn: 'Sempre ativo',
  showServices: plural('pt', { one: '# serviço', many: '# de serviços', other: '# serviços' }),
  ownChoice: 'Permitir este serviço',
  legalBasisLabel: 'Fundamento jurídico',
  legalBasis: {
    consent: 'Consentimento',
    'strictly-necessary': 'Estritamente necessário',
    'legitimate-interest': 'Interesse legítimo',
    contract: 'Contrato',
    'legal-obligation': 'Obrigação jurídica',
  },
  data: 'Dados',
  saleOrSharing: 'São vendidos ou partilhados dados para este fim.',
  provider: 'Fornecedor',
  country: 'País',
  transfer: 'Transferência',
  noTransfer: 'Nenhuma fora do EEE',
  retention: 'Prazo de conservação',
  storedName: 'Nome',
  storedKind: 'Tipo',
  storedFor: 'Duração',
  cookie: 'Cookie',
  thirdPartyCookie: 'Cookie de terceiros',
  storage: {
    localStorage: 'Armazenamento local',
    sessionStorage: 'Armazenamento de sessão',
    indexedDB: 'IndexedDB',
    cache: 'Cache',
  },
  session: 'Até o navegador ser fechado',
  noStorage: 'Não guarda nada no seu dispositivo.',
  tableTitle: 'Cookies e tecnologias semelhantes',
  service: 'Serviço',
  purpose: 'Finalidade',
  status: {
    unknown: 'Por decidir',
    given: 'Aceite',
    refused: 'Rejeitado',
    withdrawn: 'Retirado',
    expired: 'Expirado',
  },

  deleteStored: 'Eliminar os dados guardados',
  deletedTitle: 'Os dados guardados foram eliminados.',
  receipts: 'Os seus recibos',
  reset: 'Esquecer este dispositivo',

  reportTitle: 'O seu consentimento está retirado.',
  reportRefused: 'A sua recusa foi guardada.',
  reportRemoved: (names) => `Eliminado deste dispositivo: ${names}.`,
  reportRemaining: (name, by) =>
    `Esta página não consegue eliminar ${name}, definido por ${by}. Pode eliminá-lo nas definições do seu navegador.`,
  reportNothing: 'Não havia nada guardado neste dispositivo.',
  reportRunning: 'O que já começou nesta página continua até sair dela ou a recarregar.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

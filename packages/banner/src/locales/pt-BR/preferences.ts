import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro: 'Decida para cada tipo de uso. O que é opcional só funciona se você ativar.',
  introNotice:
    'Decida para cada tipo de uso. O que está ativado continua assim até você desativar.',
  acceptAll: 'Aceitar tudo',
  refuseAll: 'Rejeitar tudo',
  save: 'Salvar preferências',
  withdraw: 'Revogar tudo',
  close: 'Fechar',
  alwaysOn: 'Sempre ativo',
  showServices: plural('pt-BR', { one: '# serviço', many: '# de serviços', other: '# serviços' }),
  ownChoice: 'Permitir este serviço',
  legalBasisLabel: 'Base legal',
  legalBasis: {
    consent: 'Consentimento',
    'strictly-necessary': 'Estritamente necessário',
    'legitimate-interest': 'Legítimo interesse',
    contract: 'Contrato',
    'legal-obligation': 'Obrigação legal',
  },
  data: 'Dados',
  saleOrSharing: 'Para isso, dados são vendidos ou compartilhados.',
  provider: 'Fornecedor',
  country: 'País',
  transfer: 'Transferência',
  noTransfer: 'Nenhuma fora do EEE',
  retention: 'Prazo de retenção',
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
  noStorage: 'Não armazena nada no seu dispositivo.',
  tableTitle: 'Cookies e tecnologias semelhantes',
  service: 'Serviço',
  purpose: 'Finalidade',
  status: {
    unknown: 'Não decidido',
    given: 'Aceito',
    refused: 'Rejeitado',
    withdrawn: 'Revogado',
    expired: 'Expirado',
  },

  deleteStored: 'Excluir dados armazenados',
  deletedTitle: 'Os dados armazenados foram excluídos.',
  receipts: 'Seus recibos',
  reset: 'Esquecer este dispositivo',

  reportTitle: 'Seu consentimento está revogado.',
  reportRefused: 'Sua recusa foi salva.',
  reportRemoved: (names) => `Removido deste dispositivo: ${names}.`,
  reportRemaining: (name, by) =>
    `Esta página não consegue remover ${name}, definido por ${by}. Você pode excluí-lo nas configurações do seu navegador.`,
  reportNothing: 'Não havia nada armazenado neste dispositivo.',
  reportRunning: 'O que já começou nesta página continua até você sair dela ou recarregá-la.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Seus recibos',
  intro: 'Todos os consentimentos dados neste navegador, assinados com uma chave que só ele tem.',
  none: 'Não há recibos neste navegador.',
  refusalsNotKept: 'Uma recusa não deixa nada aqui: o recibo só pode ser baixado na hora.',
  back: 'Voltar',
  unreadable: 'Não é possível ler os recibos neste navegador.',

  given: (names) => `Aceito: ${names}`,
  refused: (names) => `Rejeitado: ${names}`,
  withdrawn: 'Revogado',
  renewed: 'Renovado',
  inLog: 'No registro',
  waiting: 'Ainda não enviado',
  validUntil: (date) => `Válido até ${date}`,
  shown: (what) => `Exibido: ${what}`,
  version: (hash) => `Versão da política: ${hash}`,
  download: 'Baixar',
  downloadAll: 'Baixar tudo como dados (JSON)',
  downloadPage: 'Baixar como uma página que verifica a si mesma (HTML)',

  idLabel: 'Seu identificador de consentimento',
  idWhy: (controller) => `Informe-o a ${controller} quando perguntar sobre seus consentimentos.`,
  idCopy: 'Copiar',
  idCopied: 'Copiado.',
  idQr: 'Identificador de consentimento em QR code',

  withdrawalPage: {
    title: 'Revogar seu consentimento',
    intro: 'Pressione o botão para revogar seu consentimento. Abrir esta página não mudou nada.',
    withdraw: 'Revogar',
    done: 'Seu consentimento está revogado.',
    failed: 'Não funcionou. Abra novamente o link da mensagem ou tente mais tarde.',
  },

  page: {
    title: 'Recibos de consentimento',
    intro: 'Esta página contém recibos e os verifica por conta própria, sem rede.',
    checks: {
      signature: 'Assinado no navegador em que a escolha foi feita',
      log: 'Está no registro, sem alterações',
      logKey: 'O registro está assinado com sua própria chave',
      policy: 'A política é a que foi aceita',
      build: 'O programa é o que fez a pergunta',
    },
    ok: 'Correto',
    failed: 'Incorreto',
    open: 'Não pode ser verificado aqui',
    trusted: (key) =>
      `A chave em que esta página confia, como o próprio registro a forneceu: ${key}`,
    limits:
      'Uma assinatura prova que a chave deste navegador assinou estas escolhas e que elas não foram alteradas desde então. Ela não prova quem pressionou o botão.',
  },
}

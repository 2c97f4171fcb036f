import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Os seus recibos',
  intro: 'Todos os consentimentos dados neste navegador, assinados com uma chave que só ele tem.',
  none: 'Não há recibos neste navegador.',
  refusalsNotKept: 'Uma recusa não deixa nada aqui: o recibo só pode ser descarregado no momento.',
  back: 'Voltar',
  unreadable: 'Não é possível ler os recibos neste navegador.',

  given: (names) => `Aceite: ${names}`,
  refused: (names) => `Rejeitado: ${names}`,
  withdrawn: 'Retirado',
  renewed: 'Renovado',
  inLog: 'No registo',
  waiting: 'Ainda não enviado',
  validUntil: (date) => `Válido até ${date}`,
  shown: (what) => `Apresentado: ${what}`,
  version: (hash) => `Versão da política: ${hash}`,
  download: 'Descarregar',
  downloadAll: 'Descarregar tudo como dados (JSON)',
  downloadPage: 'Descarregar como página que se verifica a si própria (HTML)',

  idLabel: 'O seu identificador de consentimento',
  idWhy: (controller) => `Indique-o a ${controller} quando perguntar pelos seus consentimentos.`,
  idCopy: 'Copiar',
  idCopied: 'Copiado.',
  idQr: 'Identificador de consentimento em código QR',

  withdrawalPage: {
    title: 'Retirar o seu consentimento',
    intro: 'Prima o botão para retirar o seu consentimento. Abrir esta página não alterou nada.',
    withdraw: 'Retirar',
    done: 'O seu consentimento está retirado.',
    failed: 'Não funcionou. Abra novamente a ligação da mensagem ou tente mais tarde.',
  },

  page: {
    title: 'Recibos de consentimento',
    intro: 'Esta página contém recibos e verifica-os ela própria, sem ligação à rede.',
    checks: {
      signature: 'Assinado no navegador em que a escolha foi feita',
      log: 'Consta do registo, sem alterações',
      logKey: 'O registo está assinado com a sua própria chave',
      policy: 'A política é a que foi aceite',
      build: 'O programa é o que fez a pergunta',
    },
    ok: 'Correto',
    failed: 'Incorreto',
    open: 'Não pode ser verificado aqui',
    trusted: (key) =>
      `A chave em que esta página confia, tal como o próprio registo a forneceu: ${key}`,
    limits:
      'Uma assinatura prova que a chave deste navegador assinou estas escolhas e que não foram alteradas desde então. Não prova quem premiu o botão.',
  },
}

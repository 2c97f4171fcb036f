import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Sus recibos',
  intro:
    'Todos los consentimientos dados en este navegador, firmados con una clave que solo existe en él.',
  none: 'No hay recibos en este navegador.',
  refusalsNotKept: 'Un rechazo no deja nada aquí: el recibo solo se puede descargar en el momento.',
  back: 'Volver',
  unreadable: 'No se pueden leer los recibos en este navegador.',

  given: (names) => `Aceptado: ${names}`,
  refused: (names) => `Rechazado: ${names}`,
  withdrawn: 'Retirado',
  renewed: 'Renovado',
  inLog: 'En el registro',
  waiting: 'Aún sin enviar',
  validUntil: (date) => `Válido hasta el ${date}`,
  shown: (what) => `Se mostró: ${what}`,
  version: (hash) => `Versión de la política: ${hash}`,
  download: 'Descargar',
  downloadAll: 'Descargar todo como datos (JSON)',
  downloadPage: 'Descargar como página que se comprueba a sí misma (HTML)',

  idLabel: 'Su identificador de consentimiento',
  idWhy: (controller) => `Indíqueselo a ${controller} cuando pregunte por sus consentimientos.`,
  idCopy: 'Copiar',
  idCopied: 'Copiado.',
  idQr: 'Identificador de consentimiento como código QR',

  withdrawalPage: {
    title: 'Retirar su consentimiento',
    intro: 'Pulse el botón para retirar su consentimiento. Abrir esta página no ha cambiado nada.',
    withdraw: 'Retirar',
    done: 'Su consentimiento queda retirado.',
    failed: 'No ha funcionado. Abra de nuevo el enlace del mensaje o inténtelo más tarde.',
  },

  page: {
    title: 'Recibos de consentimiento',
    intro: 'Esta página contiene recibos y los comprueba por sí misma, sin conexión a la red.',
    checks: {
      signature: 'Firmado en el navegador en el que se decidió',
      log: 'En el registro y sin cambios',
      logKey: 'El registro está firmado con su propia clave',
      policy: 'La política es la que se aceptó',
      build: 'El programa es el que hizo la pregunta',
    },
    ok: 'Correcto',
    failed: 'Incorrecto',
    open: 'No se puede comprobar aquí',
    trusted: (key) =>
      `La clave en la que confía esta página, tal como la dio el propio registro: ${key}`,
    limits:
      'Una firma prueba que la clave de este navegador firmó estas decisiones y que no han cambiado desde entonces. No prueba quién pulsó el botón.',
  },
}

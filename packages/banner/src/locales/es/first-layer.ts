import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Aceptar todo',
  refuse: 'Rechazar todo',
  choose: 'Gestionar preferencias',
  acceptAsked: 'Aceptar',
  refuseAsked: 'Rechazar',
  later: 'Decidir más tarde',
  closeAndRefuse: 'Cerrar y rechazar',

  controller: 'Responsable del tratamiento:',
  dpo: 'Delegado de protección de datos:',
  terms: (recipients, duration) =>
    `Destinatarios: ${recipients}. Usamos estas cookies solo con su consentimiento, que es válido durante ${duration}.`,
  withdrawable: (control) =>
    `Puede cambiar su decisión o retirar su consentimiento en cualquier momento en «${control}».`,
  earlierChoices: 'Sus demás decisiones no cambian.',
  changed: (purposes) => `Nuevo o modificado desde su última decisión: ${purposes}.`,
  expired: 'Su última decisión ha caducado.',
  comingVersion: (date) => `Una nueva versión de esta política entrará en vigor el ${date}.`,
  gpc: 'Su navegador envía la señal Global Privacy Control: no se venden ni se comparten datos sin su permiso.',
  loadFailed: 'No se ha podido cargar. Compruebe la conexión e inténtelo de nuevo.',
  pressYourself: 'No se ha aceptado nada: el botón debe pulsarlo usted.',

  noticeTitle: 'Sus datos, su decisión',
  noticeIntro: 'Usamos sus datos para lo siguiente. Puede rechazarlo ahora o en cualquier momento.',
  noticeTerms: (recipients, duration) =>
    `Destinatarios: ${recipients}. Su decisión es válida durante ${duration}.`,

  placeholder: (source) =>
    `Este contenido procede de ${source}. Solo se carga si usted lo permite.`,
  placeholderElsewhere: (source) => `El contenido de ${source} no se muestra en esta página.`,
  placeholderWhole: (purposes) =>
    `Solo se puede mostrar si permite este uso en su totalidad: ${purposes}.`,
  placeholderOnce: 'Solo esta vez',
  placeholderAlways: (service) => `Siempre para ${service}`,
  placeholderAlwaysFor: (purpose) => `Siempre: ${purpose}`,
  servicePolicy: 'Política de privacidad',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

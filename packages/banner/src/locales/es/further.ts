import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Aceptar',
  refuseAsked: 'Rechazar',

  earlierChoices: 'Sus demás decisiones no cambian.',
  changed: (purposes) => `Nuevo o modificado desde su última decisión: ${purposes}.`,
  expired: 'Su última decisión ha caducado.',
  comingVersion: (date) => `Una nueva versión de esta política entrará en vigor el ${date}.`,

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
}

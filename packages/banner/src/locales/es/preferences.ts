import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro: 'Decida para cada tipo de uso. Lo opcional solo funciona si usted lo activa.',
  introNotice:
    'Decida para cada tipo de uso. Lo que está activado sigue así hasta que usted lo desactive.',
  acceptAll: 'Aceptar todo',
  refuseAll: 'Rechazar todo',
  save: 'Guardar preferencias',
  withdraw: 'Retirar los consentimientos',
  close: 'Cerrar',
  alwaysOn: 'Siempre activo',
  showServices: plural('es', { one: '# servicio', many: '# de servicios', other: '# servicios' }),
  ownChoice: 'Permitir este servicio',
  legalBasisLabel: 'Base jurídica',
  legalBasis: {
    consent: 'Consentimiento',
    'strictly-necessary': 'Estrictamente necesario',
    'legitimate-interest': 'Interés legítimo',
    contract: 'Contrato',
    'legal-obligation': 'Obligación legal',
  },
  data: 'Datos',
  saleOrSharing: 'Para ello se venden o se comparten datos.',
  provider: 'Proveedor',
  country: 'País',
  transfer: 'Transferencia',
  noTransfer: 'Ninguna fuera del EEE',
  retention: 'Plazo de conservación',
  storedName: 'Nombre',
  storedKind: 'Tipo',
  storedFor: 'Duración',
  cookie: 'Cookie',
  thirdPartyCookie: 'Cookie de terceros',
  storage: {
    localStorage: 'Almacenamiento local',
    sessionStorage: 'Almacenamiento de sesión',
    indexedDB: 'IndexedDB',
    cache: 'Caché',
  },
  session: 'Hasta que se cierre el navegador',
  noStorage: 'No guarda nada en su dispositivo.',
  tableTitle: 'Cookies y tecnologías similares',
  service: 'Servicio',
  purpose: 'Finalidad',
  status: {
    unknown: 'Sin decidir',
    given: 'Aceptado',
    refused: 'Rechazado',
    withdrawn: 'Retirado',
    expired: 'Caducado',
  },

  deleteStored: 'Eliminar los datos guardados',
  deletedTitle: 'Se han eliminado los datos guardados.',
  receipts: 'Sus recibos',
  reset: 'Olvidar este dispositivo',

  reportTitle: 'Su consentimiento queda retirado.',
  reportRefused: 'Su rechazo se ha guardado.',
  reportRemoved: (names) => `Eliminado de este dispositivo: ${names}.`,
  reportRemaining: (name, by) =>
    `Esta página no puede eliminar ${name} (origen: ${by}). Puede hacerlo usted en la configuración de su navegador.`,
  reportNothing: 'No había nada guardado en este dispositivo.',
  reportRunning:
    'Lo que ya se ha iniciado en esta página continúa hasta que la abandone o la recargue.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Aceptar todo',
  refuse: 'Rechazar todo',
  choose: 'Gestionar preferencias',
  later: 'Decidir más tarde',
  closeAndRefuse: 'Cerrar y rechazar',

  controller: 'Responsable del tratamiento:',
  dpo: 'Delegado de protección de datos:',
  terms: (recipients, duration) =>
    `Destinatarios: ${recipients}. Usamos estas cookies solo con su consentimiento, que es válido durante ${duration}.`,
  months: { one: '# mes', other: '# meses' },
  days: { one: '# día', other: '# días' },
  withdrawable: (control) =>
    `Puede cambiar su decisión o retirar su consentimiento en cualquier momento en «${control}».`,
  gpc: 'Su navegador envía la señal Global Privacy Control: no se venden ni se comparten datos sin su permiso.',
  pressYourself: 'No se ha aceptado nada: el botón debe pulsarlo usted.',
  loadFailed: 'No se ha podido cargar. Compruebe la conexión e inténtelo de nuevo.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

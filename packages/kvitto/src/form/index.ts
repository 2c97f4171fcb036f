export { readFormStore as openDeviceStore, signedHere } from '@kvitto/receipt/form'
export { followForms } from './follow-forms.ts'
export { formGrants, resetForms } from './form-grants.ts'

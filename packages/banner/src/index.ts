export { showFirstLayer } from './first-layer.tsx'
export type { AllStrings, Strings } from './locales/strings.ts'
export type { Look } from './looks/look.ts'
export type { PlaceholderItem } from './placeholder.tsx'
export { fillPlaceholder } from './placeholder.tsx'
export { showPreferences } from './preferences.tsx'
export type {
  Choice,
  Earlier,
  FirstLayerHost,
  FormGrants,
  Question,
  UiHost,
  WithdrawalReport,
} from './ui-host.ts'
export { visibleText } from './visible-text.ts'

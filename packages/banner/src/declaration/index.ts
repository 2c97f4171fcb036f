export { declarationElement } from './declaration-element.ts'
export { declarationHtml } from './declaration-html.ts'
export type { DeclarationWords } from './declaration-markup.ts'
export type {
  Declaration,
  DeclaredItem,
  DeclaredPurpose,
  DeclaredService,
} from './declaration-of.ts'
export { declarationOf } from './declaration-of.ts'

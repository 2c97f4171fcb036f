import type { CommandInput } from './command.ts'
import { requiredTexts } from './required-texts.ts'

/** Of each command that asks the collector of one person. */
export const subjectOptions = {
  site: { type: 'string' },
  subject: { type: 'string' },
} as const

export const subjectHelp = `  --site <site>         whose receipts
  --subject <id>        the consent id that the person sees in the preferences`

/** Throws a usage error that names what is missing. */
export function readSubject(input: CommandInput): { site: string; subjectId: string } {
  const { site, subject } = requiredTexts(input, 'site', 'subject')
  return { site, subjectId: subject }
}

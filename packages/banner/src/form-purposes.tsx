import type { Id, Purpose } from '@kvitto/core'
import type { ReceiptsStrings } from './locales/strings.ts'
import type { PreferencesProps } from './preferences-view.tsx'
import type { FormGrants, UiHost } from './ui-host.ts'

/** What a person agreed to in forms of the site's, as the preferences show it: nothing where that is nothing. */
export interface GivenByForm {
  purposes: Purpose[]
  words: ReceiptsStrings['withdrawalPage']
  grants: FormGrants
}

/** Undefined where nothing is given, or it cannot be had: letters have links of their own. */
export async function readGivenByForm(
  host: UiHost,
  receiptWords: () => Promise<ReceiptsStrings>,
): Promise<GivenByForm | undefined> {
  if (!host.policy.purposes.some(({ asked }) => asked)) return undefined
  try {
    const grants = await host.formGrants()
    const purposes = host.policy.purposes.filter(({ id }) => grants.given.includes(id))
    if (purposes.length === 0) return undefined
    return { purposes, grants, words: (await receiptWords()).withdrawalPage }
  } catch {
    return undefined
  }
}

interface FormPurposesProps extends Pick<PreferencesProps, 'host' | 'words'> {
  forms: GivenByForm
  onWithdraw(id: Id, event: Event): void
}

/** Each with its own way out; what the other switches and buttons say does not touch it. */
export function FormPurposes({ host, words, forms, onWithdraw }: FormPurposesProps) {
  const { locale, strings } = host
  return (
    <>
      {forms.purposes.map(({ id, title, description }) => (
        <section class="kvitto-category" data-kvitto-given={id}>
          <div class="kvitto-row">
            <b>{title[locale]}</b>
            <span class="kvitto-small">{words.status.given}</span>
          </div>
          <p>{description[locale]}</p>
          <button
            type="button"
            class="kvitto-outlined"
            data-kvitto-action="withdraw-form"
            aria-label={`${forms.words.withdraw}${strings.colon}${title[locale]}`}
            onClick={(event: Event) => onWithdraw(id, event)}
          >
            {forms.words.withdraw}
          </button>
        </section>
      ))}
    </>
  )
}

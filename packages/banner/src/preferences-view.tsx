import type { Category, Purpose } from '@kvitto/core'
import { isAsked } from '@kvitto/core'
import { ComingVersion } from './coming-version.tsx'
import { Contacts } from './contacts.tsx'
import { FormPurposes, type GivenByForm } from './form-purposes.tsx'
import type { PreferencesStrings } from './locales/strings.ts'
import type { PreferenceActions } from './preferences.tsx'
import { ServiceDetails } from './service-details.tsx'
import { storedItems } from './service-stored.ts'
import { Switch } from './switch.tsx'
import type { SwitchStates } from './switch-states.ts'
import type { UiHost, WithdrawalReport } from './ui-host.ts'

export interface PreferencesProps {
  host: UiHost
  words: PreferencesStrings
  states: SwitchStates
  actions: PreferenceActions
}

interface ViewProps extends PreferencesProps {
  report: WithdrawalReport | undefined
  forms: GivenByForm | undefined
}

/** The whole layer. */
export function PreferencesView(props: ViewProps) {
  const { host, words, actions, report, forms } = props
  const { policy, locale, strings } = host
  const isAnyGiven = [
    ...policy.purposes.filter(isAsked),
    ...policy.services.filter(({ purposes }) =>
      policy.purposes.some((purpose) => isAsked(purpose) && purposes.includes(purpose.id)),
    ),
  ].some(({ id }) => host.status(id) === 'given')
  return (
    <>
      <div class="kvitto-header">
        {/* What is said comes with its place, which a screen reader then may leave unsaid: the focus brings it along. */}
        <h2 id="kvitto-preferences-title" tabIndex={-1} aria-describedby="kvitto-said">
          {policy.texts[locale]?.reopen}
        </h2>
        <Action name="close" look="quiet" label={words.close} onClick={actions.close} />
      </div>
      <div id="kvitto-said" role="status">
        {report && <Report {...props} report={report} />}
      </div>
      <div class="kvitto-text">
        <p>{host.rule === 'opt-in' ? words.intro : words.introNotice}</p>
        {host.gpc && <p class="kvitto-small">{strings.gpc}</p>}
        {policy.categories.map((category) => (
          <CategorySection {...props} category={category} />
        ))}
        {forms && <FormPurposes {...{ host, words, forms }} onWithdraw={actions.withdrawForm} />}
        <ComingVersion host={host} />
        <Contacts host={host} />
        <div class="kvitto-own">
          <Action name="receipts" look="quiet" label={words.receipts} onClick={actions.receipts} />
          <Action name="reset" look="quiet" label={words.reset} onClick={actions.reset} />
        </div>
      </div>
      <div class="kvitto-actions">
        <Action name="refuse" label={words.refuseAll} onClick={actions.refuse} />
        <Action name="accept" label={words.acceptAll} onClick={actions.accept} />
        {isAnyGiven && <Action name="withdraw" label={words.withdraw} onClick={actions.withdraw} />}
        <Action
          name="save"
          look={isAnyGiven ? 'choice' : 'choice kvitto-wide'}
          label={words.save}
          onClick={actions.save}
        />
      </div>
    </>
  )
}

interface ActionProps {
  name: string
  label: string
  /** For who does not see where it stands: the label, and what it is about. */
  fullLabel?: string
  /** Its class, after `kvitto-`. */
  look?: string
  onClick(event: Event): void
}

function Action(props: ActionProps) {
  return (
    <button
      type="button"
      class={`kvitto-${props.look ?? 'outlined'}`}
      data-kvitto-action={props.name}
      aria-label={props.fullLabel}
      onClick={props.onClick}
    >
      {props.label}
    </button>
  )
}

interface ReportProps {
  host: UiHost
  words: PreferencesStrings
  report: WithdrawalReport
  /** Asked for by itself: no decision changed. */
  isDeletion?: boolean
}

/** What was removed from this device, and what could not be. */
export function Report({ host, words, report, isDeletion }: ReportProps) {
  const { removed, remaining } = report
  const title = report.isRefusal ? words.reportRefused : words.reportTitle
  // In a sentence that reads from the right, too, a name's own signs stand at its ends.
  const say = (name: string) => (host.strings.dir === 'rtl' ? `\u2068${name}\u2069` : name)
  const lines = [
    removed.length > 0
      ? words.reportRemoved(new Intl.ListFormat(host.locale).format(removed.map(say)))
      : remaining.length === 0 && words.reportNothing,
    ...remaining.map(({ name, by }) => words.reportRemaining(say(name), say(nameOf(by, host)))),
    report.isRunning && words.reportRunning,
  ]
  return (
    <>
      {isDeletion ? removed.length > 0 && words.deletedTitle : title}
      {lines.map((line) => line && <p>{line}</p>)}
    </>
  )
}

/** People know a service by its name. */
function nameOf(by: string, { policy }: UiHost): string {
  const service = policy.services.find(({ id }) => id === by)
  return service?.name ?? service?.provider ?? by
}

function CategorySection(props: PreferencesProps & { category: Category }) {
  const { host, words, category, states, actions } = props
  const { policy, locale } = host
  const purposes = policy.purposes.filter(
    (purpose) => purpose.category === category.id && !purpose.asked,
  )
  if (purposes.length === 0) return null
  const optional = purposes.filter(isAsked).map(({ id }) => id)
  const title = category.title[locale]
  const isStoring = policy.services.some(
    (service) =>
      service.purposes.some((id) => optional.includes(id)) && storedItems(service).length > 0,
  )
  return (
    <section class="kvitto-category">
      {optional.length > 0 ? (
        <Switch
          hooks={{
            'data-kvitto-category': category.id,
            ...(optional.length === 1 && { 'data-kvitto-purpose': optional[0] ?? '' }),
          }}
          kind="purposes"
          ids={optional}
          states={states}
          onTurn={actions.turn}
        >
          <b>{title}</b>
        </Switch>
      ) : (
        <div class="kvitto-row">
          <b>{title}</b>
          <span class="kvitto-small">{words.alwaysOn}</span>
        </div>
      )}
      <p>{category.description[locale]}</p>
      {purposes.map((purpose) => (
        <PurposeDetails {...props} purpose={purpose} isAlone={purposes.length === 1} />
      ))}
      {isStoring && (
        <>
          <div class="kvitto-own">
            <Action
              name="delete"
              look="quiet"
              label={words.deleteStored}
              fullLabel={words.deleteStored + host.strings.colon + title}
              onClick={(event) => actions.deleteStored(optional, event)}
            />
          </div>
          <div role="status" />
        </>
      )}
    </section>
  )
}

interface PurposeProps extends PreferencesProps {
  category: Category
  purpose: Purpose
  /** Its category's switch is its own. */
  isAlone: boolean
}

function PurposeDetails(props: PurposeProps) {
  const { host, words, category, purpose, isAlone } = props
  const { policy, locale, strings } = host
  const services = policy.services.filter((service) => service.purposes.includes(purpose.id))
  const labels = policy.texts[locale]?.dataTypes
  const description = purpose.description[locale]
  return (
    <div class="kvitto-purpose">
      {!isAlone && <PurposeTitle {...props} />}
      {description !== category.description[locale] && <p>{description}</p>}
      {purpose.reason && <p>{purpose.reason[locale]}</p>}
      <p class="kvitto-small">
        {words.legalBasisLabel + strings.colon + words.legalBasis[purpose.legalBasis]}
      </p>
      {purpose.dataTypes.length > 0 && (
        <p class="kvitto-small">
          {words.data +
            strings.colon +
            new Intl.ListFormat(locale).format(purpose.dataTypes.map((id) => labels?.[id] ?? id))}
        </p>
      )}
      {purpose.saleOrSharing && <p class="kvitto-small">{words.saleOrSharing}</p>}
      {services.length > 0 && (
        <details>
          <summary>{words.showServices(services.length)}</summary>
          {services.map((service) => (
            <ServiceDetails {...props} service={service} />
          ))}
        </details>
      )}
    </div>
  )
}

function PurposeTitle({ host, purpose, states, actions }: PurposeProps) {
  const title = purpose.title[host.locale]
  if (!isAsked(purpose)) return <div class="kvitto-row">{title}</div>
  return (
    <Switch
      hooks={{ 'data-kvitto-purpose': purpose.id }}
      kind="purposes"
      ids={[purpose.id]}
      states={states}
      onTurn={actions.turn}
    >
      {title}
    </Switch>
  )
}

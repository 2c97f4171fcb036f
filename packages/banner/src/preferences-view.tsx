import type { Category, Purpose } from '@kvitto/core'
import { isOptional } from '@kvitto/core'
import { ComingVersion } from './coming-version.tsx'
import { Contacts } from './contacts.tsx'
import type { PreferencesStrings } from './locales/strings.ts'
import type { PreferenceActions } from './preferences.tsx'
import { ServiceDetails } from './service-details.tsx'
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
}

/** The whole layer. */
export function PreferencesView(props: ViewProps) {
  const { host, words, actions, report } = props
  const { policy, locale, strings } = host
  const isAnyGiven = [
    ...policy.purposes.filter(isOptional),
    ...policy.services.filter(({ purposes }) =>
      policy.purposes.some((purpose) => isOptional(purpose) && purposes.includes(purpose.id)),
    ),
  ].some(({ id }) => host.status(id) === 'given')
  return (
    <>
      <div class="kvitto-header">
        <h2 id="kvitto-preferences-title" tabIndex={-1}>
          {policy.texts[locale]?.reopen}
        </h2>
        <button
          type="button"
          class="kvitto-quiet"
          data-kvitto-action="close"
          onClick={actions.close}
        >
          {words.close}
        </button>
      </div>
      <div role="status">{report && <Report {...props} report={report} />}</div>
      <div class="kvitto-text">
        <p>{host.rule === 'opt-in' ? words.intro : words.introNotice}</p>
        {host.gpc && <p class="kvitto-small">{strings.gpc}</p>}
        {policy.categories.map((category) => (
          <CategorySection {...props} category={category} />
        ))}
        <ComingVersion host={host} />
        <Contacts host={host} />
      </div>
      <div class="kvitto-actions">
        <Action name="refuse" label={words.refuseAll} onClick={actions.refuse} />
        <Action name="accept" label={words.acceptAll} onClick={actions.accept} />
        {isAnyGiven && <Action name="withdraw" label={words.withdraw} onClick={actions.withdraw} />}
        <button
          type="button"
          class={isAnyGiven ? 'kvitto-choice' : 'kvitto-choice kvitto-wide'}
          data-kvitto-action="save"
          onClick={actions.save}
        >
          {words.save}
        </button>
      </div>
    </>
  )
}

function Action(props: { name: string; label: string; onClick(event: Event): void }) {
  return (
    <button
      type="button"
      class="kvitto-outlined"
      data-kvitto-action={props.name}
      onClick={props.onClick}
    >
      {props.label}
    </button>
  )
}

function Report({ host, words, report }: PreferencesProps & { report: WithdrawalReport }) {
  return (
    <>
      {report.isRefusal ? words.reportRefused : words.reportTitle}{' '}
      {report.removed.length > 0
        ? words.reportRemoved(new Intl.ListFormat(host.locale).format(report.removed))
        : report.remaining.length === 0 && words.reportNothing}
      {report.remaining.map(({ name, by }) => ` ${words.reportRemaining(name, by)}`)}
      {report.isRunning && ` ${words.reportRunning}`}
    </>
  )
}

function CategorySection(props: PreferencesProps & { category: Category }) {
  const { host, words, category, states, actions } = props
  const { policy, locale } = host
  const purposes = policy.purposes.filter((purpose) => purpose.category === category.id)
  if (purposes.length === 0) return null
  const optional = purposes.filter(isOptional).map(({ id }) => id)
  const title = category.title[locale]
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
  if (!isOptional(purpose)) return <div class="kvitto-row">{title}</div>
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

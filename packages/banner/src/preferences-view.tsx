import type { Category, Purpose } from '@kvitto/core'
import { isOptional } from '@kvitto/core'
import { Contacts } from './contacts.tsx'
import type { PreferenceActions } from './preferences.tsx'
import { ServiceDetails } from './service-details.tsx'
import { Switch } from './switch.tsx'
import type { SwitchStates } from './switch-states.ts'
import type { UiHost, WithdrawalReport } from './ui-host.ts'

export interface PreferencesProps {
  host: UiHost
  states: SwitchStates
  actions: PreferenceActions
}

/** The whole layer; drawn again after each turn of a switch. */
export function PreferencesView(
  props: PreferencesProps & { report: WithdrawalReport | undefined },
) {
  const { host, actions, report } = props
  const { policy, strings } = host
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
          {strings.preferencesTitle}
        </h2>
        <button
          type="button"
          class="kvitto-quiet"
          data-kvitto-action="close"
          onClick={actions.close}
        >
          {strings.close}
        </button>
      </div>
      <div role="status">{report && <Report host={host} report={report} />}</div>
      <div class="kvitto-text">
        <p>{strings.preferencesIntro}</p>
        {host.gpc && <p class="kvitto-small">{strings.gpc}</p>}
        {policy.categories.map((category) => (
          <CategorySection {...props} category={category} />
        ))}
        <Contacts host={host} />
      </div>
      <div class="kvitto-actions">
        <Action name="refuse" label={strings.refuseAll} onClick={actions.refuse} />
        <Action name="accept" label={strings.acceptAll} onClick={actions.accept} />
        {isAnyGiven && (
          <Action name="withdraw" label={strings.withdraw} onClick={actions.withdraw} />
        )}
        <button
          type="button"
          class={isAnyGiven ? 'kvitto-choice' : 'kvitto-choice kvitto-wide'}
          data-kvitto-action="save"
          onClick={actions.save}
        >
          {strings.save}
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

function Report({ host, report }: { host: UiHost; report: WithdrawalReport }) {
  const { strings, locale } = host
  return (
    <>
      {strings.reportTitle}{' '}
      {report.removed.length > 0
        ? strings.reportRemoved(new Intl.ListFormat(locale).format(report.removed))
        : report.remaining.length === 0 && strings.reportNothing}
      {report.remaining.map(({ name, by }) => ` ${strings.reportRemaining(name, by)}`)}
    </>
  )
}

function CategorySection(props: PreferencesProps & { category: Category }) {
  const { host, category, states, actions } = props
  const { policy, locale, strings } = host
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
          isOn={optional.every((id) => states.purposes[id])}
          onTurn={(event) => actions.turn(event, 'purposes', optional)}
        >
          <b>{title}</b>
        </Switch>
      ) : (
        <div class="kvitto-row">
          <b>{title}</b>
          <span class="kvitto-small">{strings.alwaysOn}</span>
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
  const { host, category, purpose, states, actions, isAlone } = props
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
        {strings.legalBasisLabel}: {strings.legalBasis[purpose.legalBasis]}.{' '}
        {purpose.dataTypes.length > 0 &&
          `${strings.data}: ${new Intl.ListFormat(locale).format(
            purpose.dataTypes.map((id) => labels?.[id] ?? id),
          )}. `}
        {purpose.saleOrSharing && strings.saleOrSharing}
      </p>
      {services.length > 0 && (
        <details>
          <summary>{strings.showServices(services.length)}</summary>
          {services.map((service) => (
            <ServiceDetails host={host} states={states} actions={actions} service={service} />
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
      isOn={states.purposes[purpose.id] ?? false}
      onTurn={(event) => actions.turn(event, 'purposes', [purpose.id])}
    >
      {title}
    </Switch>
  )
}

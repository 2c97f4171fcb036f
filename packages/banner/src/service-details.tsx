import type { Service } from '@kvitto/core'
import { countryName } from './country-name.ts'
import { formatDuration } from './format-duration.ts'
import type { PreferencesProps } from './preferences-view.tsx'
import { serviceName } from './service-name.ts'
import { describeItem, storedItems } from './service-stored.ts'
import { Switch } from './switch.tsx'

/** Who gets the data, where, for how long, and what is kept on the device. */
export function ServiceDetails(props: PreferencesProps & { service: Service }) {
  const { host, words, service, states, actions } = props
  const { locale } = host
  const name = serviceName(service, locale)
  const facts: [string, string][] = [
    [words.provider, service.provider],
    [words.country, countryName(service.country, locale)],
    [words.transfer, service.transfer ?? words.noTransfer],
    [words.retention, formatDuration(service.retention, locale)],
  ]
  return (
    <div class="kvitto-service">
      <b>
        <bdi>{name}</bdi>
      </b>
      {states.services[service.id] !== undefined && (
        <Switch
          hooks={{ 'data-kvitto-service': service.id }}
          kind="services"
          ids={[service.id]}
          states={states}
          onTurn={actions.turn}
        >
          {words.ownChoice}
        </Switch>
      )}
      <dl>
        {facts.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <StoredTable {...props} />
      {service.url && /^https?:/.test(service.url) && (
        <p>
          <a href={service.url}>{`${host.strings.servicePolicy}${host.strings.colon}${name}`}</a>
        </p>
      )}
    </div>
  )
}

function StoredTable({
  host: { locale },
  words,
  service,
}: PreferencesProps & { service: Service }) {
  const rows = storedItems(service).map((item) => describeItem(item, words, locale))
  if (rows.length === 0) return <p>{words.noStorage}</p>
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.storedName}</th>
          <th scope="col">{words.storedKind}</th>
          <th scope="col">{words.storedFor}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr>
            {cells.map((cell, column) => (
              // In Arabic too a name's own signs stand at its ends.
              <td>{column === 0 ? <bdi>{cell}</bdi> : cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

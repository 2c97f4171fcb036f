import type { Locale, Service } from '@kvitto/core'
import { formatDuration } from './format-duration.ts'
import type { PreferencesProps } from './preferences-view.tsx'
import { Switch } from './switch.tsx'

/** Who gets the data, where, for how long, and what is kept on the device. */
export function ServiceDetails(props: PreferencesProps & { service: Service }) {
  const { host, service, states, actions } = props
  const { locale, strings } = host
  const name = service.name ?? service.recipientCategory?.[locale] ?? service.provider
  const facts: [string, string][] = [
    [strings.provider, service.provider],
    [strings.country, countryName(service.country, locale)],
    [strings.transfer, service.transfer ?? strings.noTransfer],
    [strings.retention, formatDuration(service.retention, locale)],
  ]
  return (
    <div class="kvitto-service">
      <b>{name}</b>
      {states.services[service.id] !== undefined && (
        <Switch
          hooks={{ 'data-kvitto-service': service.id }}
          isOn={states.services[service.id] ?? false}
          onTurn={(event) => actions.turn(event, 'services', [service.id])}
        >
          {strings.ownChoice}
        </Switch>
      )}
      <dl>
        {facts.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <StoredTable {...props} />
      {service.url && /^https?:/.test(service.url) && (
        <p>
          <a href={service.url}>
            {strings.servicePolicy}: {name}
          </a>
        </p>
      )}
    </div>
  )
}

function StoredTable({
  host: { locale, strings },
  service,
}: PreferencesProps & { service: Service }) {
  const rows = [
    ...service.cookies.map((cookie) => ({ ...cookie, kind: strings.cookie })),
    ...service.storage.map((entry) => ({ ...entry, kind: strings.storage[entry.kind] })),
  ]
  if (rows.length === 0) return <p>{strings.noStorage}</p>
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{strings.storedName}</th>
          <th scope="col">{strings.storedKind}</th>
          <th scope="col">{strings.storedFor}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, kind, lifetime }) => (
          <tr>
            <td>{name}</td>
            <td>{kind}</td>
            <td>{lifetime === 'session' ? strings.session : formatDuration(lifetime, locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A code that the browser does not know is shown as it is. */
function countryName(code: string, locale: Locale): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}

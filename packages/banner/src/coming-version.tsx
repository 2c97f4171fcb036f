import type { UiHost } from './ui-host.ts'

/** Announces a version of the policy before it takes effect. */
export function ComingVersion({ host: { comingAt, locale, strings } }: { host: UiHost }) {
  if (comingAt === undefined) return null
  const date = new Date(comingAt).toLocaleDateString(locale, { dateStyle: 'long' })
  return <p class="kvitto-small">{strings.comingVersion(date)}</p>
}

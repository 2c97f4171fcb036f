import { ComingVersion } from './coming-version.tsx'
import { currentDecisions } from './current-decisions.ts'
import type { Earlier, Question, UiHost } from './ui-host.ts'

/** What a question says that is no first one, or that asks for no consent. */
export function questionOf(host: UiHost, earlier: Earlier | undefined): Question {
  const { strings } = host
  const { asked, optional } = currentDecisions(host)
  const isSome = asked.length > 0 && asked.length < optional.length
  return {
    // The site's own words ask for consent, which here is not asked for.
    ...(host.rule === 'opt-out' && {
      title: strings.noticeTitle,
      intro: strings.noticeIntro,
      terms: strings.noticeTerms,
    }),
    ...(isSome && {
      refuse: strings.refuseAsked,
      accept: strings.acceptAsked,
      before: `${strings.earlierChoices} `,
    }),
    reasons: earlier && <Reasons host={host} earlier={earlier} />,
    coming: <ComingVersion host={host} />,
  }
}

/** What is different since the last choice. */
function Reasons({ host, earlier }: { host: UiHost; earlier: Earlier }) {
  const { policy, locale, strings } = host
  const names = policy.purposes
    .filter(({ id }) => earlier.changed.includes(id))
    .map(({ title }) => title[locale] ?? '')
  return (
    <p>
      {names.length > 0 && strings.changed(new Intl.ListFormat(locale).format(names))}
      {names.length > 0 && earlier.isExpired && ' '}
      {earlier.isExpired && strings.expired}
    </p>
  )
}

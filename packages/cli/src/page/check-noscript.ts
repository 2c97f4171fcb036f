import type { Slice } from '@kvitto/core'
import { allowsAddress, policiesOf, sourcesOf } from './check-policy.ts'
import type { FoundLoader } from './find-loader.ts'
import type { PageCheck } from './page-check.ts'
import { foreignAsks, NOWHERE } from './page-place.ts'
import type { Page } from './read-page.ts'

/** Directives stand in for each other where a policy leaves one out. */
const INSTEAD: Record<string, string[]> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'style-src': ['style-src-elem', 'style-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
}

/** What fires where script is off, since no script of ours can hold it: a policy of the browser's own can. */
export function checkNoscript(
  page: Page,
  place: {
    address: string | undefined
    headers: Headers | undefined
    loader: FoundLoader
    slice: Pick<Slice, 'hosts'> | undefined
  },
): PageCheck {
  const policies = policiesOf(page, place.headers)
  const asking = page.withoutScript.filter(({ name }) => name !== 'script')
  const asked = asking.flatMap((element) =>
    foreignAsks(page, element, place)
      .filter(({ directive, url }) =>
        policies.every(({ text }) => {
          const sources = sourcesOf(text, INSTEAD[directive] ?? [directive, 'default-src'])
          return (
            directive === 'none' ||
            !sources ||
            allowsAddress(sources, url, place.address ?? NOWHERE)
          )
        }),
      )
      .map(({ url }) => `${element.name} ${url.href}`),
  )
  if (asked.length === 0) return { name: 'noscript', status: 'ok' }
  return {
    name: 'noscript',
    status: 'failed',
    detail: `asked for without consent: ${asked.join(', ')}`,
  }
}

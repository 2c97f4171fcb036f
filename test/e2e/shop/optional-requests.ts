import type { Shop } from './start-shops.ts'

/** Asked for by these a page's tags run, or were made by a script. */
export const RAN = ['stats /hit', 'captcha /ads.js', 'captcha /ads/pixel.gif', 'video /played']

/** Tags that stand unmarked in the markup: a browser may ask for them before any script runs. */
const IN_MARKUP = [
  'stats /tag.js',
  'stats /pixel.gif',
  'captcha /ads/conversion.gif',
  'video /embed',
]

/** What reached the optional companies although it may not, by what the shop's level promises. */
export function optionalRequests({ level, companies }: Shop): string[] {
  return companies
    .seen()
    .filter((request) => /^(stats|video) |^captcha \/ads/.test(request))
    .filter((request) => level !== 'guard' || !IN_MARKUP.includes(request))
}

import type { ReceiptsStrings, Strings } from '@kvitto/banner/strings'
import type { Locale } from '@kvitto/core'
import type { ReceiptsExport } from '@kvitto/receipt'
import { CliError } from './cli-error.ts'

export interface PageOptions {
  /** Base URL of the collector that hands the receipts out. */
  collector: string
  /** vkeys of the site's logs, as the collector gives them. */
  logKeys: string[]
  /** One of `knownLocales`. */
  locale: Locale
}

/** The page that a visitor downloads of their own receipts, of those that a site has. Throws `build_missing`. */
export async function makeReceiptsPage(
  exported: ReceiptsExport,
  { collector, logKeys, locale }: PageOptions,
): Promise<string> {
  const { makePage, pageWords } = await import('kvitto/receipts-page').catch((cause) => {
    const message = 'expected the built parts of Kvitto (npm run build), found none'
    throw new CliError('build_missing', message, { cause })
  })
  const [{ strings }, words]: [{ strings: Strings }, { strings: ReceiptsStrings }] =
    await Promise.all([
      import(`@kvitto/banner/locales/${locale}`),
      import(`@kvitto/banner/locales/${locale}/receipts`),
    ])
  return makePage({
    exported,
    source: `${exported.site} · ${collector}`,
    logKeys,
    locale,
    dir: strings.dir,
    words: pageWords(words.strings),
  })
}

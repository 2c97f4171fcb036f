import type { ReceiptsStrings } from '@kvitto/banner/strings'
import { SLOT } from '@kvitto/receipt/own'
import type { PageWords } from '@kvitto/receipt/page'

/** The words of the downloaded page, as data. */
export function pageWords(words: ReceiptsStrings): PageWords {
  const { page, idLabel, withdrawn, renewed } = words
  return {
    ...page,
    idLabel,
    trusted: page.trusted(SLOT),
    given: words.given(SLOT),
    refused: words.refused(SLOT),
    withdrawn,
    renewed,
    validUntil: words.validUntil(SLOT),
    version: words.version(SLOT),
  }
}

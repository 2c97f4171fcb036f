import { adoptStyles } from './adopt-styles.ts'
import { copyText } from './copy-text.ts'
import { append } from './jsx/jsx-runtime.ts'
import type { LayerPlace } from './layer-place.ts'
import type { ReceiptsHost } from './receipts-host.ts'
import { receiptsStyles } from './receipts-styles.ts'
import { ReceiptsView } from './receipts-view.tsx'
import { saveText } from './save-text.ts'
import type { UiHost } from './ui-host.ts'

export type { LayerPlace } from './layer-place.ts'
export type { ReceiptsStrings } from './locales/strings.ts'
export type { ReceiptsHost, ShownReceipt } from './receipts-host.ts'

export interface ReceiptsActions {
  back(): void
  /** Copies the text of the element with this id. */
  copy(id: string): void
  download(receiptId?: string): void
  downloadPage(): void
}

/** A person's own receipts, in the place of the preferences. */
export function showReceipts(host: UiHost, place: LayerPlace, source: ReceiptsHost): void {
  const { words } = source
  const save = async (ending: 'json' | 'html', type: string, make: () => Promise<string>) => {
    place.say()
    try {
      const text = await make()
      const isSaved = saveText(`${host.policy.site}-receipts.${ending}`, type, text)
      const shown = document.getElementById('kvitto-file')
      shown?.replaceChildren()
      if (isSaved || !shown) return
      append(shown, <FileText {...{ text, words, actions }} />)
      shown.querySelector('textarea')?.focus()
    } catch {
      place.say(host.strings.loadFailed)
    }
  }
  const actions: ReceiptsActions = {
    back: place.back,
    async copy(id) {
      const element = document.getElementById(id)
      if (element && (await copyText(element))) place.say(words.idCopied)
    },
    download: (receiptId) => save('json', 'application/json', () => source.asData(receiptId)),
    downloadPage: () => save('html', 'text/html', source.asPage),
  }
  adoptStyles(receiptsStyles)
  place.show(<ReceiptsView {...{ host, source, actions }} />)
}

interface FileTextProps extends Pick<ReceiptsHost, 'words'> {
  text: string
  actions: ReceiptsActions
}

/** What would be in the file, where this page may make none. */
function FileText({ text, words, actions }: FileTextProps) {
  return (
    <>
      <textarea id="kvitto-file-text" readonly aria-label={words.download} rows="8" dir="ltr">
        {text}
      </textarea>
      <button type="button" class="kvitto-quiet" onClick={() => actions.copy('kvitto-file-text')}>
        {words.idCopy}
      </button>
    </>
  )
}

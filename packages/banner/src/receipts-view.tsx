import type { Decisions } from '@kvitto/core'
import { drawQr } from './draw-qr.ts'
import type { ReceiptsActions } from './receipts.tsx'
import type { ReceiptsHost, ShownReceipt } from './receipts-host.ts'
import type { UiHost } from './ui-host.ts'

interface ViewProps {
  host: UiHost
  source: ReceiptsHost
  actions: ReceiptsActions
}

/** The whole view, under the dialog's own name. */
export function ReceiptsView(props: ViewProps) {
  const { words, receipts = [] } = props.source
  const [newest] = receipts
  const isEmpty = props.source.receipts?.length === 0
  return (
    <>
      <div class="kvitto-header">
        <h2 id="kvitto-preferences-title" tabIndex={-1}>
          {words.title}
        </h2>
        <Button name="back" look="quiet" label={words.back} onClick={props.actions.back} />
      </div>
      <div role="status" />
      <div class="kvitto-text">
        <p>{words.intro}</p>
        {!props.source.receipts && <p>{words.unreadable}</p>}
        {isEmpty && <p>{words.none}</p>}
        {(isEmpty || receipts.some(({ isKept }) => !isKept)) && (
          <p class="kvitto-small">{words.refusalsNotKept}</p>
        )}
        {newest && <Identity {...props} subjectId={newest.subjectId} />}
        <div id="kvitto-file" />
        <ul class="kvitto-receipts">
          {receipts.map((receipt) => (
            <Item {...props} receipt={receipt} />
          ))}
        </ul>
      </div>
      {newest && <Downloads {...props} />}
    </>
  )
}

function Identity({ host, source, actions, subjectId }: ViewProps & { subjectId: string }) {
  const { words } = source
  return (
    <div class="kvitto-id">
      <div>
        <b>{words.idLabel}</b>
        <p class="kvitto-small">{words.idWhy(host.policy.controller.name)}</p>
        <code id="kvitto-subject" dir="ltr">
          {subjectId}
        </code>
        <div class="kvitto-own">
          <Button
            name="copy"
            look="quiet"
            label={words.idCopy}
            onClick={() => actions.copy('kvitto-subject')}
          />
        </div>
      </div>
      {drawQr(subjectId, words.idQr)}
    </div>
  )
}

function Item({ host, source, actions, receipt }: ViewProps & { receipt: ShownReceipt }) {
  const { words } = source
  const { locale, strings } = host
  const { receiptId, event, decidedAt, expiresAt } = receipt
  const time = formatTime(decidedAt, locale, 'short')
  const given = namesOf('given', receipt, host)
  const refused = namesOf('refused', receipt, host)
  return (
    <li data-kvitto-receipt={receiptId}>
      <b>{time}</b>
      {event !== 'decision' && <p>{event === 'renewal' ? words.renewed : words.withdrawn}</p>}
      {given && <p>{words.given(given)}</p>}
      {refused && <p>{words.refused(refused)}</p>}
      <p class="kvitto-small">
        <LogState {...{ words, receipt }} />
      </p>
      {expiresAt && <p class="kvitto-small">{words.validUntil(formatTime(expiresAt, locale))}</p>}
      <p class="kvitto-small">{words.shown(shownIn(receipt, host))}</p>
      <p class="kvitto-small">{words.version(receipt.policyVersion.slice(0, 8))}</p>
      <div class="kvitto-own">
        <Button
          name="download"
          look="quiet"
          label={words.download}
          title={`${words.download}${strings.colon}${time}`}
          onClick={() => actions.download(receiptId)}
        />
      </div>
    </li>
  )
}

function LogState({ words, receipt }: Pick<ReceiptsHost, 'words'> & { receipt: ShownReceipt }) {
  const text = document.createTextNode(words.waiting)
  receipt.isLogged.then((isLogged) => {
    if (isLogged) text.data = words.inLog
  })
  return text
}

function Downloads({ source: { words }, actions }: ViewProps) {
  return (
    <div class="kvitto-actions kvitto-downloads">
      <Button
        name="download-all"
        look="outlined"
        label={words.downloadAll}
        onClick={() => actions.download()}
      />
      <Button
        name="download-page"
        look="outlined"
        label={words.downloadPage}
        onClick={actions.downloadPage}
      />
    </div>
  )
}

interface ButtonProps {
  name: string
  /** Its class, after `kvitto-`. */
  look: string
  label: string
  /** Its full name, where several have one label. */
  title?: string
  onClick(): void
}

function Button({ name, look, label, title, onClick }: ButtonProps) {
  return (
    <button
      type="button"
      class={`kvitto-${look}`}
      data-kvitto-action={name}
      aria-label={title}
      onClick={onClick}
    >
      {label}
    </button>
  )
}

/** In the policy's words; an id that it no longer has stands for itself. */
function namesOf(
  decision: 'given' | 'refused',
  { decisions, services }: { decisions: Decisions; services: Decisions },
  { policy, locale }: UiHost,
): string {
  const nameOf = (id: string) =>
    policy.purposes.find((purpose) => purpose.id === id)?.title[locale] ??
    policy.services.find((service) => service.id === id)?.name ??
    id
  const decided = Object.entries({ ...decisions, ...services })
  return new Intl.ListFormat(locale).format(
    decided.filter(([, each]) => each === decision).map(([id]) => nameOf(id)),
  )
}

/** By what its heading says today, and in which language. */
function shownIn({ layer, language }: ShownReceipt, { policy, locale }: UiHost): string {
  const texts = policy.texts[locale]
  const heading = layer === 1 ? texts?.title : layer === 2 && texts?.reopen
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language
  return heading ? `${heading} (${name})` : name
}

function formatTime(time: string, locale: string, timeStyle?: 'short'): string {
  return new Date(time).toLocaleString(locale, {
    dateStyle: 'long',
    ...(timeStyle && { timeStyle }),
  })
}

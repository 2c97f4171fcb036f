// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/dom'
import { afterEach, expect, test, vi } from 'vitest'
import { strings as words } from './locales/en/receipts.ts'
import { showPreferences } from './preferences.tsx'
import { showReceipts } from './receipts.tsx'
import type { ReceiptsHost, ShownReceipt } from './receipts-host.ts'
import { createTestHost } from './test-host.ts'
import type { UiHost } from './ui-host.ts'

const GRANT = '019aa6f0-0000-7000-8000-000000000001'
const WITHDRAWAL = '019aa6f1-0000-7000-8000-000000000002'

const layer = () => document.getElementById('kvitto-preferences')
const action = (name: string) =>
  layer()?.querySelector<HTMLElement>(`[data-kvitto-action="${name}"]`) ?? null
const item = (id: string) => layer()?.querySelector(`[data-kvitto-receipt="${id}"]`)?.textContent
const status = () => screen.getAllByRole('status')[0]?.textContent

function receipt(members: Partial<ShownReceipt> = {}): ShownReceipt {
  return {
    receiptId: GRANT,
    subjectId: 'S'.repeat(43),
    event: 'decision',
    decisions: { functional: 'refused', analytics: 'given', gone: 'given' },
    services: { video: 'refused' },
    policyVersion: 'POLICY12'.padEnd(43, 'x'),
    language: 'sv',
    layer: 1,
    decidedAt: '2026-11-21T12:00:00Z',
    expiresAt: '2027-05-21T12:00:00Z',
    isKept: true,
    isLogged: Promise.resolve(true),
    ...members,
  }
}

/** Opens the preferences and, from there, the receipts, as a person does. */
async function open(
  receipts: ReceiptsHost['receipts'],
  source: Partial<ReceiptsHost> = {},
  overrides: Partial<UiHost> = {},
): Promise<void> {
  const host = createTestHost({}, overrides)
  host.openReceipts = async (place) =>
    showReceipts(host, place, {
      words,
      receipts,
      asData: async () => '{}',
      asPage: async () => '<!doctype html>',
      ...source,
    })
  showPreferences(host)
  await waitFor(() => expect(layer()).not.toBeNull())
  action('receipts')?.click()
  await waitFor(() => expect(layer()?.textContent).toContain(words.intro))
}

afterEach(() => {
  vi.restoreAllMocks()
  document.body.replaceChildren()
})

test('a receipt tells when, what in the policy’s words, where it is, until when, and what was seen', async () => {
  await open([receipt()])
  await waitFor(() => expect(item(GRANT)).toContain('In the log'))
  for (const part of [
    new Date('2026-11-21T12:00:00Z').toLocaleString('en', {
      dateStyle: 'long',
      timeStyle: 'short',
    }),
    'Accepted: Purpose analytics and gone',
    'Rejected: Purpose functional and Service video',
    'Valid until May 21, 2027',
    'Shown: Your choice (Swedish)',
    'Version of the policy: POLICY12',
  ]) {
    expect(item(GRANT)).toContain(part)
  }
  expect(layer()?.textContent).not.toContain(words.refusalsNotKept)
})

test('a withdrawal and a renewal say so; one that is not delivered waits', async () => {
  const refused = { functional: 'refused', analytics: 'refused' } as const
  await open([
    receipt({
      receiptId: WITHDRAWAL,
      event: 'withdrawal',
      decisions: refused,
      services: {},
      layer: 2,
      isLogged: Promise.resolve(false),
    }),
    receipt({ event: 'renewal', layer: null }),
  ])
  expect(item(WITHDRAWAL)).toMatch(/Withdrawn.*Not delivered yet.*Shown: Cookie settings/)
  expect(item(WITHDRAWAL)).not.toContain('Accepted')
  expect(item(GRANT)).toMatch(/Renewed.*Shown: Swedish/)
})

test('nothing there, a refusal of this page view, and nothing to be read each say what is', async () => {
  await open([])
  expect(layer()?.textContent).toContain(words.none)
  expect(layer()?.textContent).toContain(words.refusalsNotKept)
  for (const name of ['download-all', 'download-page', 'copy']) expect(action(name)).toBeNull()
  document.body.replaceChildren()

  await open([receipt({ isKept: false })])
  expect(layer()?.textContent).not.toContain(words.none)
  expect(layer()?.textContent).toContain(words.refusalsNotKept)
  document.body.replaceChildren()

  await open(undefined)
  expect(layer()?.textContent).toContain(words.unreadable)
  expect(layer()?.textContent).not.toContain(words.none)
})

test('the focus goes to the heading that names the dialog, and back to the button', async () => {
  await open([receipt()])
  expect(document.activeElement?.textContent).toBe(words.title)
  expect(layer()?.getAttribute('aria-labelledby')).toBe(document.activeElement?.id)
  action('back')?.click()
  expect(document.activeElement).toBe(action('receipts'))
  expect(action('save')).not.toBeNull()
  fireEvent.keyDown(action('receipts') as HTMLElement, { key: 'Escape' })
  expect(layer()).toBeNull()
})

test('the consent ID is text that can be copied, and an image with a name', async () => {
  const writeText = vi.fn(async () => {})
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  await open([receipt()])
  expect(layer()?.textContent).toContain('Give it to Demo Ltd')
  const image = screen.getByRole('img', { name: words.idQr })
  expect(image.querySelectorAll('line').length).toBeGreaterThan(100)
  action('copy')?.click()
  await waitFor(() => expect(status()).toBe(words.idCopied))
  expect(writeText).toHaveBeenCalledWith('S'.repeat(43))
  vi.unstubAllGlobals()
})

test('where a page may not copy, the ID is selected', async () => {
  vi.stubGlobal('navigator', {})
  await open([receipt()])
  action('copy')?.click()
  await waitFor(() => expect(String(getSelection())).toBe('S'.repeat(43)))
  expect(status()).toBe('')
  vi.unstubAllGlobals()
})

test('one receipt or all are handed out as a file of the site’s name', async () => {
  const asData = vi.fn(async (receiptId?: string) => receiptId ?? 'all')
  const saved: unknown[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push((blob as Blob).type)
    return 'blob:x'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download)
  })
  await open([receipt(), receipt({ receiptId: WITHDRAWAL })], { asData })
  const buttons = screen.getAllByRole('button', { name: /^Download: / })
  expect(buttons).toHaveLength(2)
  buttons[0]?.click()
  await waitFor(() => expect(saved).toEqual(['application/json', 'demo-receipts.json']))
  action('download-all')?.click()
  action('download-page')?.click()
  await waitFor(() => expect(saved).toHaveLength(6))
  expect(saved.slice(4)).toEqual(['text/html', 'demo-receipts.html'])
  expect(asData.mock.calls).toEqual([[GRANT], [undefined]])
})

test('where no file can be made, its text is there to copy', async () => {
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    throw new TypeError('not here')
  })
  await open([receipt()], { asData: async () => '{"a":1}' })
  action('download-all')?.click()
  await waitFor(() => expect(document.activeElement?.tagName).toBe('TEXTAREA'))
  expect(document.activeElement?.textContent).toBe('{"a":1}')
})

test('what did not load is said no more once it has', async () => {
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x')
  const asPage = vi.fn(async () => '<!doctype html>')
  asPage.mockRejectedValueOnce(new TypeError('network error'))
  await open([receipt()], { asPage })
  action('download-page')?.click()
  await waitFor(() => expect(status()).toContain('could not be loaded'))
  action('download-page')?.click()
  await waitFor(() => expect(URL.createObjectURL).toHaveBeenCalled())
  expect(status()).toBe('')
})

test('a part that does not load is said, and the preferences stay', async () => {
  await open([receipt()], { asPage: () => Promise.reject(new TypeError('network error')) })
  action('download-page')?.click()
  await waitFor(() => expect(status()).toContain('could not be loaded'))
  document.body.replaceChildren()

  const host = createTestHost({}, { openReceipts: () => Promise.reject(new TypeError('network')) })
  showPreferences(host)
  await waitFor(() => expect(layer()).not.toBeNull())
  action('receipts')?.click()
  await waitFor(() => expect(status()).toContain('could not be loaded'))
  expect(action('save')).not.toBeNull()
})

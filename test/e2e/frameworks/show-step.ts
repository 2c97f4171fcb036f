/** Of any framework here. */
export type Make = (type: string, attributes: object | null, ...children: unknown[]) => unknown

/** What waits for consent, from the page. */
declare const window: { held: { tag: string; attributes: Record<string, string> } }

/**
 * What waits, between two texts; step `note` puts a note before it, `turned` shows what was last first, and `basket`
 * goes on without it.
 */
export function showStep(make: Make, step: string, go: (step: string) => void): unknown {
  const button = (name: string) =>
    make('button', { key: name, id: name, onClick: () => go(name) }, name)
  const { tag, attributes } = window.held
  const places = [
    make('h1', { key: 'title' }, step),
    step === 'note' && make('p', { key: 'note' }, 'A note'),
    step === 'basket' ? make('ul', { key: 'basket' }) : make(tag, { key: 'held', ...attributes }),
    make('footer', { key: 'footer' }),
  ]
  return make(
    'main',
    null,
    ...['note', 'turned', 'basket', 'first'].map(button),
    ...(step === 'turned' ? places.reverse() : places),
  )
}

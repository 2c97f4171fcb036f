/** Of either framework. */
export type Make = (type: string, attributes: object | null, ...children: unknown[]) => unknown

/** Attributes of the film's frame, from the page. */
declare const window: { film: Record<string, string> }

/** A film between two texts; step `note` puts a note before it, step `basket` goes on without it. */
export function showStep(make: Make, step: string, go: (step: string) => void): unknown {
  const button = (name: string) =>
    make('button', { key: name, id: name, onClick: () => go(name) }, name)
  return make(
    'main',
    null,
    button('note'),
    button('basket'),
    make('h1', { key: 'title' }, step),
    step === 'note' && make('p', { key: 'note' }, 'A note'),
    step === 'basket'
      ? make('ul', { key: 'basket' })
      : make('iframe', { key: 'film', ...window.film }),
    make('footer', { key: 'footer' }),
  )
}

/** A prerendered page asks nothing and runs nothing: nobody has seen it yet. */
export function isPrerendering(): boolean {
  return (document as { prerendering?: boolean }).prerendering === true
}

export async function activated(): Promise<void> {
  if (!isPrerendering()) return
  await new Promise((resolve) =>
    document.addEventListener('prerenderingchange', resolve, { once: true }),
  )
}

export async function bodyParsed(): Promise<void> {
  if (document.body) return
  await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }))
}

/** After the page's own work. */
export function whenIdle(run: () => void): void {
  // Safari has no idle callback before 27.
  const handle = (window.requestIdleCallback as typeof requestIdleCallback | undefined)?.(run)
  if (!handle) setTimeout(run, 200)
}

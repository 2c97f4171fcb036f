/** Nobody sees the page yet, and perhaps nobody will. */
export const isPrerendered = () =>
  // An element of this name says nothing.
  (document as { prerendering?: unknown }).prerendering === true

/** Calls `run` when somebody sees the page: most often now. */
export function whenSeen(run: () => void): void {
  if (isPrerendered()) document.addEventListener('prerenderingchange', run)
  else run()
}

export async function bodyParsed(): Promise<void> {
  if (document.body) return
  await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve))
}

/** Resolves when all that the page's own HTML holds is there. An element named `readyState` says nothing. */
export async function parsed(): Promise<void> {
  if (/e$/.test(document.readyState)) return
  await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve))
}

/** After the page's own work. */
export function whenIdle(run: () => void): void {
  // Safari has no idle callback before 27.
  const handle = (window.requestIdleCallback as typeof requestIdleCallback | undefined)?.(run)
  if (!handle) setTimeout(run, 200)
}

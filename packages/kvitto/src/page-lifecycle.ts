/** Nobody sees the page yet, and perhaps nobody will. */
export const isPrerendered = () => (document as { prerendering?: boolean }).prerendering

/** Resolves when somebody sees the page. */
export async function activated(): Promise<void> {
  if (!isPrerendered()) return
  await new Promise((resolve) => document.addEventListener('prerenderingchange', resolve))
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

/** Whoever asks within that many ms of the last start gets the same outcome, so that many cost no more than one. */
export function sharedFor<T>(ms: number, run: () => Promise<T>): () => Promise<T> {
  let last: { at: number; outcome: Promise<T> } | undefined
  return () => {
    const at = performance.now()
    if (!last || at - last.at >= ms) last = { at, outcome: run() }
    return last.outcome
  }
}

/** Runs what it is given once all that it was given before is done, whether that failed or not. */
export type Turns = <T>(run: () => Promise<T>) => Promise<T>

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (run) => {
    const outcome = last.then(run)
    last = outcome.catch(() => {})
    return outcome
  }
}

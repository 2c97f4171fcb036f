/** The text of an expression: a promise of JSON that `readAnswer` reads. Needs no `eval` in the page. */
export function inPage<A extends unknown[]>(run: (...args: A) => unknown, args: A): string {
  return `(async () => {
    try {
      return JSON.stringify({ value: await (${run})(...${JSON.stringify(args)}) })
    } catch (error) {
      return JSON.stringify({ error: String(error) })
    }
  })()`
}

/** The caller knows what its own function answers with. */
export function readAnswer<T>(answer: unknown): T {
  if (typeof answer !== 'string') throw new Error(`expected the page's answer, found ${answer}`)
  const { error, value } = JSON.parse(answer)
  if (error !== undefined) throw new Error(`in the page: ${error}`)
  return value
}

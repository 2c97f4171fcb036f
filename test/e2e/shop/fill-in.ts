/** Puts values in where a text names them: `{{order}}`. A name without a value throws. */
export function fillIn(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`expected a value for ${name}`)
    return value
  })
}

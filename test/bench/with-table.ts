/** The text with a table between `<!-- name -->` and `<!-- /name -->`; undefined where it has none. */
export function withTable(text: string, name: string, table: string): string | undefined {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) return undefined
  return `${text.slice(0, from + start.length)}\n${table}\n${text.slice(to)}`
}

/** The file of a part that is no entry: words go by their language, `locale-sv-preferences.js`. */
export function chunkName({ name, moduleIds }: { name: string; moduleIds: string[] }): string {
  const [, tag] =
    /locales\/([^/]+)\/[^/]+$/.exec((moduleIds.at(-1) ?? '').replaceAll('\\', '/')) ?? []
  return `${tag ? `locale-${tag}-` : ''}${name}.js`
}

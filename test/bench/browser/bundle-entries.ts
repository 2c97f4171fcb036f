import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const ENTRIES = ['hand-written', 'preact', 'vanilla-cookieconsent', 'c15t'] as const

/** `<entry>.js`, and `<entry>.css` where it has styles: each as a site's own production build makes it. */
export async function bundleEntries(analytics: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const name of ENTRIES) {
    const input = fileURLToPath(new URL(`entries/${name}.ts`, import.meta.url))
    const built = await build({
      configFile: false,
      logLevel: 'error',
      define: { ANALYTICS: JSON.stringify(analytics) },
      build: {
        write: false,
        modulePreload: false,
        rolldownOptions: {
          input: { [name]: input },
          output: { entryFileNames: '[name].js', assetFileNames: '[name].css' },
        },
      },
    })
    if (!('output' in built)) throw new Error(`expected one output for ${name}`)
    for (const file of built.output) {
      files.set(file.fileName, file.type === 'chunk' ? file.code : String(file.source))
    }
  }
  return files
}

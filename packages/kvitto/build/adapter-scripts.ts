import { fileURLToPath } from 'node:url'
import * as adapters from '@kvitto/services'
import type { BuildOptions } from 'rolldown'

/**
 * `adapters.js` and an `adapter-<name>.js` for each vendor, as the collector puts them into a site's
 * loader: each makes one variable with what its module exports.
 */
export function adapterScripts(): BuildOptions[] {
  return [
    script('adapters', 'adapters', new URL('../src/run-adapters.ts', import.meta.url).href),
    ...Object.keys(adapters).map((name) =>
      script(`adapter-${name}`, name, import.meta.resolve(`@kvitto/services/adapters/${name}`)),
    ),
  ]
}

function script(file: string, variable: string, module: string): BuildOptions {
  return {
    input: { [file]: fileURLToPath(module) },
    transform: { target: 'es2020' },
    output: {
      format: 'iife',
      name: variable,
      exports: 'named',
      esModule: false,
      generatedCode: { symbols: false },
      minify: true,
      comments: false,
      entryFileNames: '[name].js',
    },
  }
}

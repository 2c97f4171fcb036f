import type { BuildOptions } from 'rolldown'
import { minify } from 'terser'
import { SHORTENED, shortNames } from './short-names.ts'

const NAMES = new RegExp(`^(${SHORTENED.join('|')})$`)

/** Folds, inlines and shortens what the bundler's own pass leaves; words and rules are text, where nothing is left. */
export const minifyAgain: NonNullable<BuildOptions['plugins']> = {
  name: 'minify-again',
  async generateBundle({ format }, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk' || /^(locale|look)-/.test(file.fileName)) continue
      const { code } = await minify(file.code, {
        ecma: 2020,
        module: format === 'es',
        compress: { passes: 3 },
        // Of what it takes for a platform's own name, too: a test asks the browsers.
        mangle: { properties: { regex: NAMES, builtins: true } },
        // It writes there what else it renames.
        nameCache: { props: { props: { ...shortNames } } },
      })
      if (!code) throw new Error(`expected a program, found nothing in ${file.fileName}`)
      file.code = code
    }
  },
}

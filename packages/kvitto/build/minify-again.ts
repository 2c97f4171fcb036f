import type { BuildOptions } from 'rolldown'
import { minify } from 'terser'

/** Folds and inlines what the bundler's own pass leaves; words and rules are text, where nothing is left. */
export const minifyAgain: NonNullable<BuildOptions['plugins']> = {
  name: 'minify-again',
  async generateBundle({ format }, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk' || /^(locale|look)-/.test(file.fileName)) continue
      const { code } = await minify(file.code, {
        ecma: 2020,
        module: format === 'es',
        compress: { passes: 3 },
      })
      if (!code) throw new Error(`expected a program, found nothing in ${file.fileName}`)
      file.code = code
    }
  },
}

import type { BuildOptions } from 'rolldown'
import { minify } from 'terser'

/** What every page view loads, once more: it folds and inlines what the bundler's own pass leaves. */
export const minifyAgain: NonNullable<BuildOptions['plugins']> = {
  name: 'minify-again',
  async generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue
      const { code } = await minify(file.code, { ecma: 2020, compress: { passes: 3 } })
      if (!code) throw new Error(`expected a program, found nothing in ${file.fileName}`)
      file.code = code
    }
  },
}

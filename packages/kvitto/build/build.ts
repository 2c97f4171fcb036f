import { rm, writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { knownLocales } from '@kvitto/core'
import type { BuildOptions, OutputOptions } from 'rolldown'
import { build } from 'rolldown'
import { adapterScripts } from './adapter-scripts.ts'
import { chunkName } from './chunk-name.ts'
import { FLOOR } from './floor.ts'
import { minifyAgain } from './minify-again.ts'
import { pageProgram } from './page-program.ts'

const dir = fileURLToPath(new URL('../dist/script/', import.meta.url))
const src = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url))
const resolve = (specifier: string) => fileURLToPath(import.meta.resolve(specifier))

type CodeSplitting = NonNullable<OutputOptions['codeSplitting']>

/**
 * Who is asked needs both what decides and the question: one file packs tighter than two. What all layers
 * use comes with them, and the others find it there.
 */
const WITH_ACTING: CodeSplitting = {
  groups: [
    {
      name: 'acting',
      test: /banner\/src\/(?!locales|coming-version|format-duration|preferences|form-purposes|service-|country-name|switch|receipts|draw-qr|save-text|copy-text)|kvitto\/src\/(create-)?acting/,
    },
  ],
}

const LOOKS = ['auto', 'bar', 'box', 'kvitto', 'modal', 'plain']

/** Rules as they travel: without the line breaks that only who reads them needs. */
const onOneLine: NonNullable<BuildOptions['plugins']> = {
  name: 'on-one-line',
  transform: {
    filter: { id: /banner\/src\/(tokens|[\w-]*styles|looks\/\w+)\.ts$/ },
    handler: (code) => code.replace(/`[^`]*`/g, (rules) => rules.replaceAll('\n', '')),
  },
}

/** The second pass of the minifier takes a moment, of which nobody has to be told. */
const UNTIMED: NonNullable<BuildOptions['checks']> = { pluginTimings: false }

/** ES modules under their own names: the build's hash is in their path. */
function chunks(input: Record<string, string>, shared?: CodeSplitting, prefix = ''): BuildOptions {
  return {
    input,
    plugins: [onOneLine, minifyAgain],
    checks: UNTIMED,
    preserveEntrySignatures: 'allow-extension',
    transform: { target: FLOOR, define },
    output: {
      dir,
      format: 'es',
      minify: true,
      comments: false,
      entryFileNames: '[name].js',
      chunkFileNames: (chunk) => prefix + chunkName(chunk),
      ...(shared && { codeSplitting: shared }),
    },
  }
}

/** Of the platform's constants, the one that is in what first visits load. */
const define = { ...(await pageProgram()), 'NodeFilter.SHOW_TEXT': '4' }
await rm(dir, { recursive: true, force: true })
const outputs = await build([
  // ES2020, so that a browser below the floor meets no syntax error.
  {
    input: { loader: src('loader.ts') },
    plugins: minifyAgain,
    transform: { target: 'es2020' },
    checks: UNTIMED,
    // As its modules are: a function of ours that is called on nothing must know it.
    output: {
      dir,
      format: 'iife',
      strict: true,
      minify: true,
      comments: false,
      entryFileNames: '[name].js',
    },
  },
  chunks(
    {
      acting: src('acting.ts'),
      preferences: src('open-preferences.ts'),
      receipts: src('open-receipts.ts'),
    },
    WITH_ACTING,
  ),
  // With its own copy of what signs and sends, whose parts must not take the place of the other's.
  chunks({ form: src('form/index.ts') }, undefined, 'form-'),
  // Each alone: none of them waits for a part of another.
  ...Object.entries({
    rules: src('rules.ts'),
    'follow-up': src('create-follow-up.ts'),
    page: src('follow-page.ts'),
    declaration: src('fill-elements.ts'),
    debug: src('debug.ts'),
    deletion: resolve('@kvitto/gate/delete-stored'),
    question: src('other-question.ts'),
    placeholder: src('open-placeholder.ts'),
    receipt: resolve('@kvitto/receipt/browser'),
    'receipts-page': src('receipts-page.ts'),
    ...Object.fromEntries(
      LOOKS.map((name) => [`look-${name}`, resolve(`@kvitto/banner/looks/${name}`)]),
    ),
    ...Object.fromEntries(
      knownLocales.map((tag) => [`locale-${tag}`, resolve(`@kvitto/banner/locales/${tag}`)]),
    ),
  }).map(([name, path]) => chunks({ [name]: path })),
  ...adapterScripts().map((each) => ({ ...each, output: { ...each.output, dir } })),
])

// Beside what is served: which modules each file is made of, so that a test can look inside.
const root = fileURLToPath(new URL('../../../', import.meta.url))
const modules = Object.fromEntries(
  outputs
    .flatMap(({ output }) => output)
    .flatMap((file) =>
      file.type === 'chunk'
        ? [[file.fileName, file.moduleIds.map((id) => relative(root, id).replaceAll('\\', '/'))]]
        : [],
    ),
)
await writeFile(new URL('../dist/modules.json', import.meta.url), JSON.stringify(modules, null, 2))

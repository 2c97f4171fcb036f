import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'
import { FLOOR } from './floor.ts'

/** What the parts are built with: the downloaded page's program, which `makePage` puts into each page. */
export async function pageProgram(): Promise<Record<'__KVITTO_PAGE__', string>> {
  const { output } = await build({
    input: fileURLToPath(import.meta.resolve('@kvitto/receipt/run-page')),
    transform: { target: FLOOR },
    output: { format: 'iife', minify: true, comments: false },
    write: false,
  })
  const { code } = output[0]
  if (/<!--|<\/?script/i.test(code)) {
    throw new Error('expected a program that stays inside its script element, found what ends it')
  }
  return { __KVITTO_PAGE__: JSON.stringify(code.trim()) }
}

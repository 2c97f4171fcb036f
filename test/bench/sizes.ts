// Prints what visitors load as a Markdown table; with `--write` it goes between README.md's markers.
import { readFile, writeFile } from 'node:fs/promises'
import { openDemo } from '../e2e/open-demo.ts'
import { scriptSizes } from './script-sizes.ts'
import { sizesTable } from './sizes-table.ts'
import { withTable } from './with-table.ts'

const readme = new URL('../../README.md', import.meta.url)
const demo = await openDemo()
try {
  const loader = await (await fetch(`${demo.collector}/s/demo/kvitto.js`)).text()
  const table = sizesTable(await scriptSizes(loader))
  console.log(table)
  if (process.argv.includes('--write')) await write(table)
} finally {
  await demo.close()
}

async function write(table: string): Promise<void> {
  const text = withTable(await readFile(readme, 'utf8'), 'sizes', table)
  if (text === undefined) throw new Error('expected <!-- sizes --> in README.md, found none')
  await writeFile(readme, text)
}

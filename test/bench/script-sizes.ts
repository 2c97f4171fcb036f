import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { compress } from './compress.ts'

/** One row of the README's table, and what `packages/kvitto/package.json` allows. */
export interface ScriptSize {
  name: string
  what: string
  /** Brotli at quality 11, each file alone as it travels. */
  bytes: number
  budget: number
  /** What it may weigh as long as it is over its budget: from here it only goes down. */
  ceiling: number
}

const dist = new URL('../../packages/kvitto/dist/script/', import.meta.url)

/** What a first visit loads beside the loader, in English, in the default layout and theme. */
export const FIRST_VISIT = ['acting.js', 'locale-en.js', 'look-box.js', 'look-kvitto.js']

/** Of the production build, and the loader as a collector serves it with a site's slice. */
export async function scriptSizes(loader: string): Promise<ScriptSize[]> {
  const { budgets, ceilings } = await readBudgets()
  const first = await filesOf(...FIRST_VISIT)
  const preferences = await filesOf('preferences.js', 'locale-en-preferences.js')
  const receipt = await filesOf('receipt.js')
  const loaderBytes = compress(asEveryRun(loader)).length
  const sizes = {
    loader: loaderBytes,
    first: loaderBytes + (await sum(first)),
    preferences: await sum(preferences.filter((file) => !first.includes(file))),
    receipt: await sum(receipt),
  }
  return Object.entries(WHAT).map(([name, what]) => ({
    name,
    what,
    bytes: sizes[name as keyof typeof sizes],
    budget: budgets[name] ?? 0,
    ceiling: ceilings[name] ?? budgets[name] ?? 0,
  }))
}

/** Hashes in the slice follow the demo's ports, and no hash compresses like another: with the same ones in every run. */
function asEveryRun(loader: string): string {
  let count = 0
  return loader
    .replace(/(?<=")[\w-]{43}(?=")/g, () => hashOf(String(count++)))
    .replace(/(?<="127\.0\.0\.1:)\d+/g, '8789')
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

const WHAT = {
  loader: 'Every page view: the loader with the demo’s slice',
  first:
    'A first visit: the loader, the question in English, its layout and theme, and what decides',
  preferences: 'On opening them: the preferences, with their words',
  receipt: 'On a decision: signing, queueing and sending the receipt',
}

/** These files and all that they import at once, each named once. */
export async function filesOf(...entries: string[]): Promise<string[]> {
  const found = [...entries]
  // The list grows while it is read.
  for (const file of found) {
    const text = await readFile(new URL(file, dist), 'utf8')
    for (const [, imported = ''] of text.matchAll(
      /(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+)["'`]/g,
    )) {
      if (!found.includes(imported)) found.push(imported)
    }
  }
  return found
}

async function sum(files: string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(async (file) => compress(await readFile(new URL(file, dist))).length),
  )
  return sizes.reduce((total, size) => total + size, 0)
}

interface Budgets {
  budgets: Record<string, number>
  ceilings: Record<string, number>
}

export async function readBudgets(): Promise<Budgets> {
  const path = fileURLToPath(new URL('../../packages/kvitto/package.json', import.meta.url))
  return JSON.parse(await readFile(path, 'utf8'))
}

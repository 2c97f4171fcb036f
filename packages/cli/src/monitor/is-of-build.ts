import type { Slice } from '@kvitto/core'
import { hashText } from '@kvitto/receipt'
import { readAnswer } from '../answer.ts'
import { callCollector } from '../call-collector.ts'

/** Where the loader of a build has its slice. */
const SLICE_TOKEN = '__KVITTO_SLICE__'
const ASSIGN = 'Object.assign('
const ADAPTERS = ',{adapters:'

/**
 * Whether a script is the loader of the build that it names, with nothing in the slice's place but data and
 * that build's adapters. The build is what its name, the hash of its manifest, says: nothing else is trusted.
 */
export async function isOfBuild(
  collector: string,
  script: string,
  build: string,
): Promise<boolean> {
  const files = await readFiles(collector, build)
  const [before = '', after] = (await files('loader.js')).split(SLICE_TOKEN)
  if (after === undefined || !script.startsWith(before) || !script.endsWith(after)) return false
  const middle = script.slice(before.length, script.length - after.length)
  if (!middle.startsWith(ASSIGN)) return isJson(middle)
  const end = middle.indexOf(ADAPTERS)
  const json = middle.slice(ASSIGN.length, end)
  if (end < 0 || !isJson(json)) return false
  return middle === `${ASSIGN}${json}${ADAPTERS}${await adaptersOf(json, files)}})`
}

type Files = (path: string) => Promise<string>

/** Reads files of a build as its manifest names them; throws `CliError` where it has none. */
async function readFiles(collector: string, build: string): Promise<Files> {
  const get = async (path: string, hash: string) => {
    const { text } = await callCollector({
      collector,
      method: 'GET',
      path: `/builds/${build}${path && `/${path}`}`,
    })
    return (await hashText(text)) === hash ? text : ''
  }
  const manifest = await get('', build)
  const hashes = manifest ? readAnswer(JSON.parse(manifest)).texts('files') : {}
  return async (path) => (Object.hasOwn(hashes, path) ? get(path, hashes[path] ?? '') : '')
}

/** As the collector joins them. */
async function adaptersOf(json: string, files: Files): Promise<string> {
  const slice: Slice = JSON.parse(json)
  const services = [...slice.services, ...(slice.next?.services ?? [])]
  const names = [...new Set(services.flatMap(({ adapter }) => adapter?.name ?? []))]
  const texts = await Promise.all(names.map((name) => files(`adapter-${name}.js`)))
  const list = names.map((name) => `${name}:${name}.${name}`).join()
  const code = texts.join('\n')
  return `(()=>{${await files('adapters.js')}\n${code}\nreturn adapters.runAdapters({${list}})})()`
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

import { ENGINE_NAMES, type EngineName } from './engine.ts'

/** Those of `KVITTO_ENGINES` (`chromium,firefox`); all of them where it is not set. Throws on other names. */
export function chosenEngines(text = process.env.KVITTO_ENGINES): EngineName[] {
  if (!text) return [...ENGINE_NAMES]
  const names = text.split(',')
  const unknown = names.filter((name) => !ENGINE_NAMES.some((known) => known === name))
  if (unknown.length > 0) {
    throw new Error(`expected engines of ${ENGINE_NAMES.join(', ')}, found ${unknown.join(', ')}`)
  }
  return ENGINE_NAMES.filter((name) => names.includes(name))
}

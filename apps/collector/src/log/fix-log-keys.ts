import type { Data } from '../prepare-data.ts'
import type { SiteStore } from '../storage/site-store.ts'

type Sites = Pick<SiteStore, 'fixSetting' | 'getSetting'>

/**
 * Notes in the database which keys sign its logs. One more is taken from whoever also has one that is
 * noted; none is ever forgotten, as what it signed must verify for ever. Resolves to all of them, raw.
 * Throws where this file has none that is noted: proofs would be of another log. One that was made in the place of
 * a lost one is taken back then, before it is copied over the last copy of that.
 */
export async function fixLogKeys(
  sites: Sites,
  { keys, takeBackKey }: Pick<Data, 'keys' | 'takeBackKey'>,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const own = keys.map(({ publicKey }) => Buffer.from(publicKey).toString('base64'))
  const noted = await readNoted(sites)
  if (noted.length > 0 && !own.some((key) => noted.includes(key))) {
    const found = (await takeBackKey()) ? 'none' : 'another'
    throw new Error(
      `expected the log-key that this database was made with, found ${found}: ` +
        'all collectors of a database have the same file log-key in their data folders',
    )
  }
  for (const key of own) {
    // Another collector may note the same at this moment.
    while (!noted.includes(key)) noted.push(await sites.fixSetting(nameOf(noted.length), key))
  }
  return noted.map((key) => new Uint8Array(Buffer.from(key, 'base64')))
}

async function readNoted(sites: Sites): Promise<string[]> {
  const noted: string[] = []
  for (;;) {
    const key = await sites.getSetting(nameOf(noted.length))
    if (key === undefined) return noted
    noted.push(key)
  }
}

/** Setting of the first, second, … key that signs: `log-key`, `log-key/2`, … */
export function nameOf(position: number): string {
  return position === 0 ? 'log-key' : `log-key/${position + 1}`
}

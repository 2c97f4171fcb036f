import type { Vector } from './vector.ts'
import { attributesByScript } from './vectors/attributes-by-script.ts'
import { elementsByScript } from './vectors/elements-by-script.ts'
import { framesInMarkup } from './vectors/frames-in-markup.ts'
import { htmlByScript } from './vectors/html-by-script.ts'
import { insertionsByScript } from './vectors/insertions-by-script.ts'
import { linksInMarkup } from './vectors/links-in-markup.ts'
import { mediaInMarkup } from './vectors/media-in-markup.ts'
import { network } from './vectors/network.ts'
import { proxied } from './vectors/proxied.ts'
import { realms } from './vectors/realms.ts'
import { scriptsInMarkup } from './vectors/scripts-in-markup.ts'
import { storage } from './vectors/storage.ts'
import { stylesByScript } from './vectors/styles-by-script.ts'
import { stylesInMarkup } from './vectors/styles-in-markup.ts'
import { windows } from './vectors/windows.ts'
import { workers } from './vectors/workers.ts'

/** By the title of their part of the table. */
export const GROUPS: Record<string, Vector[]> = {
  'Scripts in the markup': scriptsInMarkup,
  'Links in the markup': linksInMarkup,
  'Pictures, sound and film in the markup': mediaInMarkup,
  'Frames, shadow trees and forms in the markup': framesInMarkup,
  'Styles in the markup': stylesInMarkup,
  'Elements put in by a script': insertionsByScript,
  'Elements made by a script': elementsByScript,
  'Attributes set by a script': attributesByScript,
  'HTML parsed for a script': htmlByScript,
  'Styles written by a script': stylesByScript,
  'Requests by a script': network,
  'Fresh realms, and code as text': realms,
  Workers: workers,
  'Cookies and storage': storage,
  'A path of the own origin that belongs to the service': proxied,
  'New windows': windows,
}

export const VECTORS: Vector[] = Object.values(GROUPS).flat()

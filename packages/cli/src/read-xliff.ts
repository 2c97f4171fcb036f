import sax from 'sax'
import { CliError } from './cli-error.ts'
import type { Translation, Unit } from './translation-file.ts'

interface Element {
  name: string
  attributes: Record<string, string>
  children: (Element | string)[]
}

/** Remarks on a text, of which what stands in them is part: XLIFF 2.0 section 4.7.3. */
const REMARKS = new Set(['mrk', 'sm', 'em'])

/**
 * Every unit, in whatever groups; one of several segments is what they make together. Throws `translation_malformed`, and
 * what sax throws for a text that is no XML.
 */
export function readXliff(text: string): Translation {
  const root = parseXml(text)
  const { version, srcLang, trgLang } = root.attributes
  if (root.name !== 'xliff' || !version?.startsWith('2.')) throw malformed('XLIFF 2.0 or CSV')
  if (!srcLang || !trgLang) throw malformed('srcLang and trgLang of xliff, found one or none')
  return { source: srcLang, target: trgLang, units: unitsIn(root) }
}

function unitsIn(parent: Element): Unit[] {
  return elementsOf(parent).flatMap((element) => {
    if (element.name === 'unit') return [readUnit(element)]
    return element.name === 'file' || element.name === 'group' ? unitsIn(element) : []
  })
}

function readUnit(unit: Element): Unit {
  const { id = '' } = unit.attributes
  const parts = elementsOf(unit)
    .filter(({ name }) => name === 'segment' || name === 'ignorable')
    .map((part) => readPart(id, part))
  const isWhole = parts.every(({ source, target }) => target.trim() || !source.trim())
  return {
    id,
    source: parts.map(({ source }) => source).join(''),
    // What stands around a text is the file's form.
    target: isWhole
      ? parts
          .map(({ source, target }) => target || source)
          .join('')
          .trim()
      : '',
  }
}

function readPart(id: string, part: Element): Omit<Unit, 'id'> {
  const [source, target] = ['source', 'target'].map((wanted) =>
    elementsOf(part).find(({ name }) => name === wanted),
  )
  if (target?.attributes.order !== undefined) {
    throw malformed(`the segments of ${id} in their order, found another`)
  }
  return { source: plainText(id, source), target: plainText(id, target) }
}

/** The banner shows text: a tool that made markup of it has changed it. */
function plainText(id: string, element: Element | undefined): string {
  const texts = element?.children.map((child) => {
    if (typeof child === 'string') return child
    if (REMARKS.has(child.name)) return plainText(id, child)
    throw malformed(`plain text in ${id}, found <${child.name}>`)
  })
  return texts?.join('') ?? ''
}

function elementsOf({ children }: Element): Element[] {
  return children.filter((child) => typeof child !== 'string')
}

/** Its outermost element. */
function parseXml(text: string): Element {
  const top: Element = { name: '', attributes: {}, children: [] }
  const open = [top]
  const add = (child: Element | string) => open.at(-1)?.children.push(child)
  const xml = sax.parser(true)
  xml.onopentag = ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [] }
    add(element)
    open.push(element)
  }
  xml.onclosetag = () => open.pop()
  xml.ontext = add
  xml.oncdata = add
  xml.write(text).close()
  return elementsOf(top)[0] ?? top
}

function malformed(expected: string): CliError {
  return new CliError('translation_malformed', `expected ${expected}`)
}

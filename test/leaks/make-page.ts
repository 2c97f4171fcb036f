import type { Slice } from '@kvitto/core'
import { strictSnippet } from '@kvitto/gate/strict-snippet'
import type { SitePage } from './lab-site.ts'
import { isMarked, type Level } from './level.ts'
import { mark } from './mark.ts'
import { startLabPage } from './start-lab-page.ts'
import type { Instance } from './vector.ts'

export interface PageParts {
  /** With the token that the slice replaces. */
  loader: string
  slice: Slice
}

/** A page on which nothing was decided yet, with these instances at this level. */
export function makePage(level: Level, instances: Instance[], parts: PageParts): SitePage {
  const parsed = instances.filter(({ moment }) => moment === 'parsing')
  const inHead = parsed.filter(({ vector }) => 'head' in vector)
  const moments = [...new Set(instances.map(({ moment }) => moment))]
  return {
    headers: {},
    html: `<!doctype html>
<html lang="en"><head>${firstInHead(level, parts)}<meta charset="utf-8"><title>A page</title>
<script>(${startLabPage})(${JSON.stringify(moments)})</script>
${inHead.map((instance) => write(level, instance)).join('\n')}
</head><body>
<button id="lab-click" style="position:absolute;top:0;left:0;z-index:9">Click</button><p style="margin-top:2em">A page</p>
${parsed
  .filter((instance) => !inHead.includes(instance))
  .map((instance) => write(level, instance))
  .join('\n')}
${instances
  .filter(({ moment }) => moment !== 'parsing')
  .map((instance) => script(later(level, instance)))
  .join('\n')}
</body></html>`,
  }
}

function firstInHead(level: Level, { loader, slice }: PageParts): string {
  switch (level) {
    case 'none':
      return ''
    case 'marked':
    case 'marked-agreed':
      // By itself: the guard is the next level.
      return script(fill(loader, { ...slice, guard: 'off' }))
    case 'strict-static':
      return strictSnippet(slice).html + script(fill(loader, slice))
    case 'guard':
    case 'guard-agreed':
    case 'strict-header':
      return script(fill(loader, slice))
    case 'vanilla-cookieconsent':
      return `<link rel="stylesheet" href="/lab/vanilla-cookieconsent.css">
<script src="/lab/vanilla-cookieconsent.js"></script>${script(VANILLA)}`
    case 'klaro':
      return `<script>${KLARO}</script><script src="/lab/klaro.js"></script>`
  }
}

function fill(loader: string, slice: Slice): string {
  return loader.replace('__KVITTO_SLICE__', () => JSON.stringify(slice))
}

const VANILLA = `CookieConsent.run({categories:{necessary:{enabled:true,readOnly:true},analytics:{}},
language:{default:'en',translations:{en:{consentModal:{title:'Your choice',acceptAllBtn:'Accept',acceptNecessaryBtn:'Reject'},
preferencesModal:{sections:[{title:'Analytics',linkedCategory:'analytics'}]}}}}})`

const KLARO = `var klaroConfig={version:1,default:false,mustConsent:false,
services:[{name:'stats',title:'Stats',purposes:['analytics'],cookies:[/^leak_/]}]}`

/** What the parser meets. */
function write(level: Level, instance: Instance): string {
  const { vector } = instance
  const acted = 'html' in vector && vector.act ? script(act(level, instance)) : ''
  if ('html' in vector) return markup(level, instance) + acted
  const code = codeOf(instance)
  return isMarked(level)
    ? `<script type="text/plain" data-kvitto="analytics">${escapeEnd(code)}</script>`
    : script(`lab.at('parsing','${instance.to.token}',()=>${code})`)
}

/** What a script of the page does when its moment has come. */
function later(level: Level, instance: Instance): string {
  const { vector, moment, to } = instance
  const attempt = (code: string) => `lab.at('${moment}','${to.token}',async()=>{${code}})`
  if (!('html' in vector)) {
    const code = codeOf(instance)
    return attempt(isMarked(level) ? `lab.insertMarked(${JSON.stringify(code)})` : `return ${code}`)
  }
  const html = JSON.stringify(markup(level, instance))
  const insert = moment === 'framework' ? `await lab.render(${html})` : `lab.insert(${html})`
  return attempt(vector.act ? `${insert};${acting(level, instance)}` : insert)
}

function markup(level: Level, { vector, to }: Instance): string {
  if (!('html' in vector)) return ''
  if (!isMarked(level)) return vector.html(to)
  return vector.marked ? vector.marked(to) : mark(vector.html(to))
}

function act(level: Level, instance: Instance): string {
  return `lab.at('ready','${instance.to.token}',()=>{${acting(level, instance)}})`
}

function acting(level: Level, { vector, to }: Instance): string {
  if (!('html' in vector) || !vector.act) return ''
  const code = `(${vector.act})(${JSON.stringify(to)})`
  return isMarked(level) ? `lab.insertMarked(${JSON.stringify(code)})` : code
}

/** An expression. */
function codeOf({ vector, to }: Instance): string {
  if ('html' in vector) return ''
  if (vector.code) return `(()=>{${vector.code(to)}})()`
  return `(${vector.run})(${JSON.stringify(to)})`
}

function script(code: string): string {
  return `<script>${escapeEnd(code)}</script>`
}

/** Nothing in it ends the element; in JavaScript's strings and patterns it stays the same. */
function escapeEnd(code: string): string {
  return code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
}

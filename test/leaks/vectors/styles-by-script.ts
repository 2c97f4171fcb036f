import type { ScriptVector } from '../vector.ts'

/** What CSS asks for, written by a script. */
export const stylesByScript: ScriptVector[] = [
  {
    id: 'style-property',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('p'))
      place.style.backgroundImage = `url("${to.gif}")`
    },
  },
  {
    id: 'style-set-property',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('p'))
      place.style.setProperty('background-image', `url("${to.gif}")`)
    },
  },
  {
    id: 'style-css-text',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('p'))
      place.style.cssText = `background-image:url("${to.gif}")`
    },
  },
  {
    id: 'style-set-attribute',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('p'))
      place.setAttribute('style', `background-image:url("${to.gif}")`)
    },
  },
  {
    id: 'style-custom-property',
    note: 'the address comes through a variable',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('p'))
      place.style.setProperty('--picture', `url("${to.gif}")`)
      place.style.backgroundImage = 'var(--picture)'
    },
  },
  {
    id: 'style-typed-om',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('p'))
      place.attributeStyleMap.set('background-image', `url("${to.gif}")`)
    },
  },
  {
    id: 'style-animation',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('p'))
      place.animate({ backgroundImage: [`url("${to.gif}")`, `url("${to.gif}")`] }, 1000)
    },
  },
  {
    id: 'style-element-text',
    run: (to) => {
      const style = document.createElement('style')
      style.textContent = `@import "${to.css}";`
      document.head.append(style)
    },
  },
  {
    id: 'style-element-text-node',
    run: (to) => {
      const style = document.head.appendChild(document.createElement('style'))
      style.append(document.createTextNode(`@import "${to.css}";`))
    },
  },
  {
    id: 'style-shown-text-data',
    run: (to) => {
      const text = document.createTextNode('p {}')
      document.head.appendChild(document.createElement('style')).append(text)
      text.data = `@import "${to.css}";`
    },
  },
  {
    id: 'style-shown-fragment',
    run: (to) => {
      const fragment = document.createDocumentFragment()
      fragment.append(`@import "${to.css}";`)
      document.head.appendChild(document.createElement('style')).append(fragment)
    },
  },
  {
    id: 'insert-rule-import',
    run: (to) => {
      const style = document.head.appendChild(document.createElement('style'))
      style.sheet?.insertRule(`@import "${to.css}";`)
    },
  },
  {
    id: 'insert-rule-background',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('p'))
      place.className = `r-${to.token}`
      const style = document.head.appendChild(document.createElement('style'))
      style.sheet?.insertRule(`.r-${to.token}{background:url("${to.gif}")}`)
    },
  },
  {
    id: 'rule-style',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('p'))
      place.className = `q-${to.token}`
      const style = document.head.appendChild(document.createElement('style'))
      style.textContent = `.q-${to.token}{color:inherit}`
      const rule = style.sheet?.cssRules[0]
      if (rule instanceof CSSStyleRule) rule.style.backgroundImage = `url("${to.gif}")`
    },
  },
  {
    id: 'constructed-sheet',
    run: (to) => {
      const place = document.body.appendChild(document.createElement('p'))
      place.className = `c-${to.token}`
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`.c-${to.token}{background:url("${to.gif}")}`)
      document.adoptedStyleSheets.push(sheet)
    },
  },
  {
    id: 'constructed-sheet-replace',
    run: async (to) => {
      const place = document.body.appendChild(document.createElement('p'))
      place.className = `d-${to.token}`
      const sheet = new CSSStyleSheet()
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
      await sheet.replace(`.d-${to.token}{background:url("${to.gif}")}`)
    },
  },
  {
    id: 'font-face',
    run: (to) => {
      const font = new FontFace(to.token, `url("${to.font}")`)
      document.fonts.add(font)
      return font.load()
    },
  },
]

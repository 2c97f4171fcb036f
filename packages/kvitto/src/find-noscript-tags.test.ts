// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { inspectPage } from './debug.ts'
import { findNoscriptTags } from './find-noscript-tags.ts'

afterEach(() => document.body.replaceChildren())

/** As a browser that runs script parses it: a text. */
function noscript(text: string): void {
  const element = document.createElement('noscript')
  element.textContent = text
  document.body.append(element)
}

test('finds pixels and frames of other hosts', () => {
  noscript('<iframe height="0" src="https://tags.example/ns.html?id=1&amp;x=2"></iframe>')
  noscript(`<img width=1 src='//pixel.example/tr?id=1'><IMG SRC=https://other.example/p.gif>`)
  noscript('<link rel="stylesheet" href="https://fonts.example/a.css">')
  expect(findNoscriptTags(document)).toEqual([
    { tag: 'iframe', url: 'https://tags.example/ns.html?id=1&x=2' },
    { tag: 'img', url: expect.stringContaining('//pixel.example/tr?id=1') },
    { tag: 'img', url: 'https://other.example/p.gif' },
    { tag: 'link', url: 'https://fonts.example/a.css' },
  ])
})

test('what the site itself delivers, or nobody, is none', () => {
  noscript(
    '<img src="/photo.jpg"><img src="data:image/gif;base64,R0"><p data-src="https://a.example"></p>',
  )
  noscript('Please switch script on. <img src="https://">')
  expect(findNoscriptTags(document)).toEqual([])
})

test('inspecting the page names them in the console', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  noscript('<img src="https://pixel.example/tr">')
  inspectPage()
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/noscript_tag.*<img> from https:\/\/pixel\.example\/tr/),
  )
})

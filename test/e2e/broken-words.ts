/** In the page: words of headings and buttons that stand on two lines, in scripts that part words by spaces. */
export function brokenWords(selector: string): string[] {
  const NO_SPACES = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u
  const elements = [...document.querySelectorAll(`${selector} h2, ${selector} button`)]
  return elements.flatMap(({ firstChild }) => {
    if (!(firstChild instanceof Text)) return []
    const words = [...firstChild.data.matchAll(/[^\s-]+/g)]
    return words.flatMap(({ 0: word, index }) => {
      const range = document.createRange()
      range.setStart(firstChild, index)
      range.setEnd(firstChild, index + word.length)
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
      return lines.size < 2 || NO_SPACES.test(word) ? [] : [word]
    })
  })
}

import { expect, test } from 'vitest'
import { snippetsOf } from './snippets-of.ts'

test('a script whose text could end its element, or hide the end, is the same script without', () => {
  const text = 'run("</script><!--</SCRIPT>", /<\\/script/)'
  const slice = { site: 'demo', meanings: {}, services: [] }
  const { inlined } = snippetsOf({
    url: 'https://collect.example',
    slice: slice as unknown as Parameters<typeof snippetsOf>[0]['slice'],
    hash: 'A'.repeat(43),
    inlined: text,
  })
  const inside = inlined.slice('<script>'.length, -'</script>'.length)
  expect(inside).not.toMatch(/<\/script|<!--/i)
  const read = (code: string) => new Function('run', code)
  const found: unknown[] = []
  read(text)((...values: unknown[]) => found.push(...values))
  const again: unknown[] = []
  read(inside)((...values: unknown[]) => again.push(...values))
  expect(String(again[0])).toBe(found[0])
})
